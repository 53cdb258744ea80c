import type { AreaStanding } from '@/estate/standing'
import type { Order } from '@/ui/sort'

const share = ({ presence }: AreaStanding): number => presence.online / Math.max(1, presence.online + presence.offline + presence.unknown)

/** More of the gravest first decides, then of the next. */
export function bySeverity(a: { openAlerts: readonly number[] }, b: { openAlerts: readonly number[] }): number {
  for (let i = 0; i < 4; i++) {
    const difference = (a.openAlerts[i] ?? 0) - (b.openAlerts[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export const AREA_ORDER: Order<AreaStanding> = {
  name: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
  openAlerts: bySeverity,
  unacknowledged: (a, b) => a.unacknowledged - b.unacknowledged,
  rate: (a, b) => share(a) - share(b),
  compounds: (a, b) => a.compounds - b.compounds,
  households: (a, b) => a.households - b.households,
  devices: (a, b) => a.devices - b.devices
}
