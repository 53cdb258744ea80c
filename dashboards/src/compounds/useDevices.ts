import { computed, watch } from 'vue'
import { api, body } from '@/api/client'
import type { Device } from '@/api/types'
import { fromRest, type LiveDevice } from '@/live/merge'
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

/** A device with what the feed said of it last; the same object until the feed says something new, so that nothing is drawn again for nothing. */
class Row {
  private readonly rest: LiveDevice
  private heard: LiveDevice | undefined
  private shown: GridDevice

  constructor(private readonly device: Device) {
    this.rest = fromRest(device)
    this.shown = { device, live: this.rest }
  }

  get id(): string {
    return this.device.id
  }

  with(now: LiveDevice | undefined): GridDevice {
    if (now === this.heard) return this.shown
    this.heard = now
    const { device, rest } = this
    this.shown = { device, live: now === undefined ? rest : { id: device.id, presence: now.presence ?? rest.presence, values: now.values.size >= rest.values.size ? now.values : new Map([...rest.values, ...now.values]) } }
    return this.shown
  }
}

/** The devices of a compound: register over REST, presence and values from the feed as soon as it has spoken. */
export function useDevices(compound: () => string) {
  const live = useLive()
  const { data, error, loading, reload } = useResource(compound, async (id) => (await readAll(id)).map((device) => new Row(device)))
  const devices = computed<GridDevice[]>(() => (data.value ?? []).map((row) => row.with(live.devices.get(row.id))))
  watch(() => live.snapshots, () => {
    const known = new Set(data.value?.map(({ id }) => id))
    if ([...live.devices.keys()].some((id) => !known.has(id))) void reload()
  })
  return { devices, loaded: computed(() => data.value !== null), error, loading, reload }
}
