import { computed, watch } from 'vue'
import { api, body } from '@/api/client'
import type { Device } from '@/api/types'
import { fromRest } from '@/live/merge'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import type { GridDevice } from './rows'

const PAGE = 1000
const PAGES = 10

async function readAll(compound: string): Promise<Device[]> {
  const devices: Device[] = []
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const query = { compound, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const { items, next } = await body(api.GET('/api/v1/devices', { params: { query } }))
    devices.push(...items)
    if (next === undefined) break
    cursor = next
  }
  return devices
}

/** The devices of a compound: register over REST, presence and values from the feed as soon as it has spoken. */
export function useDevices(compound: () => string) {
  const live = useLive()
  const { data, error, loading, reload } = useResource(compound, async (id) => (await readAll(id)).map((device) => ({ device, rest: fromRest(device) })))
  const devices = computed<GridDevice[]>(() => (data.value ?? []).map(({ device, rest }) => {
    const now = live.devices.get(device.id)
    if (now === undefined) return { device, live: rest }
    return { device, live: { id: device.id, presence: now.presence ?? rest.presence, values: now.values.size >= rest.values.size ? now.values : new Map([...rest.values, ...now.values]) } }
  }))
  watch(() => live.snapshots, () => {
    if ([...live.devices.keys()].some((id) => !data.value?.some(({ device }) => device.id === id))) void reload()
  })
  return { devices, loaded: computed(() => data.value !== null), error, loading, reload }
}
