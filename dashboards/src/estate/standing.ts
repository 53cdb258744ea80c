import type { CompoundState } from '@/api/frames'
import type { Area, Compound, PresenceCounts } from '@/api/types'

/** A compound with its live counts on top of its register entry. */
export interface CompoundStanding {
  id: string
  name: string
  area: string
  batch: number
  households: number
  devices: number
  presence: PresenceCounts
  openAlerts: readonly number[]
  unacknowledged: number
}

export interface AreaStanding {
  id: string
  name: string
  subdistrict: string
  compounds: number
  households: number
  devices: number
  presence: PresenceCounts
  openAlerts: number[]
  unacknowledged: number
}

export function standing(compound: Compound, live: CompoundState | undefined): CompoundStanding {
  const { id, name, area, batch, households, devices } = compound
  const { presence, openAlerts, unacknowledged } = live ?? compound
  return { id, name, area, batch, households, devices, presence, openAlerts, unacknowledged }
}

/** Live counts of an area: the sum of its compounds, so that the row always equals the tiles below it. */
export function areaStanding(area: Area, compounds: readonly CompoundStanding[]): AreaStanding {
  const sum: AreaStanding = {
    id: area.id, name: area.name, subdistrict: area.subdistrict ?? '', compounds: area.compounds, households: area.households, devices: area.devices,
    presence: { online: 0, offline: 0, unknown: 0 }, openAlerts: [0, 0, 0, 0], unacknowledged: 0
  }
  for (const compound of compounds) {
    if (compound.area !== area.id) continue
    sum.presence.online += compound.presence.online
    sum.presence.offline += compound.presence.offline
    sum.presence.unknown += compound.presence.unknown
    sum.unacknowledged += compound.unacknowledged
    compound.openAlerts.forEach((count, i) => { sum.openAlerts[i] = (sum.openAlerts[i] ?? 0) + count })
  }
  return sum
}

const total = (presence: PresenceCounts): number => presence.online + presence.offline + presence.unknown
const missing = (presence: PresenceCounts): number => (total(presence) === 0 ? 0 : 1 - presence.online / total(presence))

/** Worst first: more of the gravest open alerts, then more unacknowledged, then a greater share not online, then by name. */
export function worstFirst(a: CompoundStanding, b: CompoundStanding): number {
  for (let i = 0; i < 4; i++) {
    const difference = (b.openAlerts[i] ?? 0) - (a.openAlerts[i] ?? 0)
    if (difference !== 0) return difference
  }
  return b.unacknowledged - a.unacknowledged || missing(b.presence) - missing(a.presence) || a.name.localeCompare(b.name, 'zh-CN') || a.id.localeCompare(b.id)
}

/** The gravest open severity and how many alerts are open in all; null when there are none. */
export function gravest(openAlerts: readonly number[]): { severity: number; count: number } | null {
  const index = openAlerts.findIndex((count) => count > 0)
  return index < 0 ? null : { severity: index + 1, count: openAlerts.reduce((sum, count) => sum + count, 0) }
}
