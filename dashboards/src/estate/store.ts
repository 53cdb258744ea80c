import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { api, body } from '@/api/client'
import type { Area, Compound, Field, Profile } from '@/api/types'

/** What hardly changes while a page is open: device kinds, areas, compounds. Live counts are in the live store. */
export const useEstate = defineStore('estate', () => {
  const profiles = shallowRef<ReadonlyMap<string, Profile>>(new Map())
  const areas = shallowRef<readonly Area[]>([])
  const compounds = shallowRef<ReadonlyMap<string, Compound>>(new Map())
  let profilesAsked: Promise<void> | null = null

  async function readProfiles(): Promise<void> {
    const list = await body(api.GET('/api/v1/profiles'))
    profiles.value = new Map(list.map((profile) => [profile.kind, profile]))
  }

  function loadProfiles(): Promise<void> {
    profilesAsked ??= readProfiles().catch((error: unknown) => {
      profilesAsked = null
      throw error
    })
    return profilesAsked
  }

  async function loadPlaces(): Promise<void> {
    const [areaList, compoundList] = await Promise.all([body(api.GET('/api/v1/areas')), body(api.GET('/api/v1/compounds'))])
    areas.value = areaList
    compounds.value = new Map(compoundList.map((compound) => [compound.id, compound]))
  }

  const fields = computed(() => {
    const byKind = new Map<string, ReadonlyMap<string, Field>>()
    for (const profile of profiles.value.values()) byKind.set(profile.kind, new Map(profile.fields.map((field) => [field.name, field])))
    return byKind
  })

  return {
    profiles, areas, compounds, loadProfiles, loadPlaces,
    kinds: computed(() => [...profiles.value.keys()]),
    field: (kind: string | undefined, name: string): Field | undefined => fields.value.get(kind ?? '')?.get(name),
    event: (kind: string | undefined, name: string) => profiles.value.get(kind ?? '')?.events.find((event) => event.name === name),
    areaName: (id: string) => areas.value.find((area) => area.id === id)?.name ?? id,
    forget: () => {
      areas.value = []
      compounds.value = new Map()
    }
  }
})
