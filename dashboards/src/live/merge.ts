import type { CompoundState, DeviceState, LiveValue } from '@/api/frames'
import type { Device, Presence, Value } from '@/api/types'

/** A device as the page shows it: what the feed has said since the snapshot. */
export interface LiveDevice {
  id: string
  presence: Presence | null
  values: ReadonlyMap<string, LiveValue>
}

/** Puts what changed on top of what was known. Returns a new object, so that a row showing it sees a change. */
export function mergeDevice(known: LiveDevice | undefined, change: DeviceState): LiveDevice {
  const values = new Map(known?.values)
  for (const [field, value] of Object.entries(change.values ?? {})) {
    const before = values.get(field)
    if (before === undefined || before[1] <= value[1]) values.set(field, value)
  }
  return { id: change.id, presence: change.presence ?? known?.presence ?? null, values }
}

export function fromRest(device: Device): LiveDevice {
  const values = new Map<string, LiveValue>()
  for (const [field, value] of Object.entries(device.values)) values.set(field, liveValue(value))
  return { id: device.id, presence: device.presence, values }
}

function liveValue(value: Value): LiveValue {
  return value.quality?.length ? [value.value, value.tsMs, value.quality] : [value.value, value.tsMs]
}

export function replaceAll<T extends { id: string }>(target: Map<string, T>, items: readonly T[]): void {
  target.clear()
  for (const item of items) target.set(item.id, item)
}

export function putAll(target: Map<string, CompoundState>, items: readonly CompoundState[]): void {
  for (const item of items) target.set(item.id, item)
}
