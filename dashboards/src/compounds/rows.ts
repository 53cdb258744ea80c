import type { Alert, Device, Field, PresenceCounts, PresenceState, Profile } from '@/api/types'
import type { LiveDevice } from '@/live/merge'

export interface GridDevice {
  device: Device
  live: LiveDevice
}

export interface DeviceFilter {
  kind: string | null
  building: string | null
  presence: PresenceState | null
}

export type GridRow =
  | { type: 'kind'; key: string; profile: Profile; fields: readonly Field[]; counts: PresenceCounts }
  | { type: 'device'; key: string; profile: Profile; fields: readonly Field[]; item: GridDevice }

export const KEY_FIELDS = 8

/** The fields of a kind that fit in a row: the first ones of its profile, counters left out. */
export function keyFields(profile: Profile): readonly Field[] {
  return profile.fields.filter((field) => !field.counter).slice(0, KEY_FIELDS)
}

export function countPresence(devices: readonly GridDevice[]): PresenceCounts {
  const counts: PresenceCounts = { online: 0, offline: 0, unknown: 0 }
  for (const { live } of devices) counts[live.presence?.state ?? 'unknown'] += 1
  return counts
}

/** One for all: making it for each comparison costs a hundred times the comparison. */
const NUMBERS = new Intl.Collator('en', { numeric: true })

/** By building, the grounds (no building) last. */
function byBuilding(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || NUMBERS.compare(a, b)
}

const byPlace = (a: GridDevice, b: GridDevice): number =>
  byBuilding(a.device.building ?? '', b.device.building ?? '') || NUMBERS.compare(a.device.id, b.device.id)

/** Kinds in the order of the profiles, each with its head row; devices by building, so that a device never changes its place. */
export function gridRows(devices: readonly GridDevice[], profiles: Iterable<Profile>, filter: DeviceFilter): GridRow[] {
  const rows: GridRow[] = []
  for (const profile of profiles) {
    if (filter.kind !== null && filter.kind !== profile.kind) continue
    const shown = devices
      .filter(({ device, live }) =>
        device.kind === profile.kind &&
        (filter.building === null || device.building === filter.building) &&
        (filter.presence === null || (live.presence?.state ?? 'unknown') === filter.presence))
      .sort(byPlace)
    if (shown.length === 0) continue
    const fields = keyFields(profile)
    rows.push({ type: 'kind', key: `kind ${profile.kind}`, profile, fields, counts: countPresence(shown) })
    for (const item of shown) rows.push({ type: 'device', key: item.device.id, profile, fields, item })
  }
  return rows
}

export interface MatrixCell {
  kind: string
  counts: PresenceCounts
  total: number
}

export interface MatrixRow {
  building: string
  cells: MatrixCell[]
}

/** Buildings × kinds; devices of no building are the compound's own grounds, under the empty name, last. */
export function matrix(devices: readonly GridDevice[], buildings: readonly string[], kinds: readonly string[]): MatrixRow[] {
  const names = [...new Set([...buildings, ...devices.map(({ device }) => device.building ?? '')])]
  names.sort(byBuilding)
  const rows = names.map((building): MatrixRow => ({ building, cells: kinds.map((kind) => ({ kind, counts: countPresence([]), total: 0 })) }))
  const cells = new Map(rows.flatMap(({ building, cells: ofRow }) => ofRow.map((cell) => [`${cell.kind} ${building}`, cell])))
  for (const { device, live } of devices) {
    const cell = cells.get(`${device.kind} ${device.building ?? ''}`)
    if (cell === undefined) continue
    cell.counts[live.presence?.state ?? 'unknown'] += 1
    cell.total += 1
  }
  return rows
}

/** Open alerts of severity 1 to 4 by device. */
export function openByDevice(alerts: readonly Alert[]): Map<string, number[]> {
  const counts = new Map<string, number[]>()
  for (const { device, severity, state } of alerts) {
    if (device === undefined || state === 'closed') continue
    const mine = counts.get(device) ?? [0, 0, 0, 0]
    mine[severity - 1] = (mine[severity - 1] ?? 0) + 1
    counts.set(device, mine)
  }
  return counts
}

/** How many devices that are online say so now. */
export function countValue(devices: readonly GridDevice[], field: string, value: string): number {
  return devices.filter(({ live }) => live.presence?.state === 'online' && live.values.get(field)?.[0] === value).length
}
