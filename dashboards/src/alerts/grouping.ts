import type { Alert } from '@/api/types'

export interface Item {
  key: string
  alert: Alert
  /** Further alerts of the same incident that this row stands for. */
  more: number
  /** Whether those are shown below. */
  open: boolean
  /** Shown below the first of its incident. */
  child: boolean
}

const FLOOD_MS = 10 * 60_000
const FLOOD_COUNT = 10

/** More alerts in ten minutes than one person can handle one by one. */
export function isFlood(alerts: readonly Alert[], nowMs: number | null): number {
  if (nowMs === null) return 0
  const recent = alerts.filter(({ raisedMs, state }) => state !== 'closed' && nowMs - raisedMs < FLOOD_MS).length
  return recent > FLOOD_COUNT ? recent : 0
}

/** One row per alert. */
export function flat(alerts: readonly Alert[]): Item[] {
  return alerts.map((alert) => ({ key: alert.id, alert, more: 0, open: false, child: false }))
}

/** One row per incident, the first of its alerts in the order of the list standing for all; an opened one shows the others below it. */
export function byIncident(alerts: readonly Alert[], opened: ReadonlySet<string>): Item[] {
  const groups = new Map<string, Alert[]>()
  for (const alert of alerts) {
    const key = alert.incident ?? alert.id
    const group = groups.get(key)
    if (group) group.push(alert)
    else groups.set(key, [alert])
  }
  return [...groups].flatMap(([incident, [first, ...others]]) => {
    if (first === undefined) return []
    const open = opened.has(incident)
    const head: Item = { key: first.id, alert: first, more: others.length, open, child: false }
    return [head, ...(open ? others.map((alert) => ({ key: alert.id, alert, more: 0, open: false, child: true })) : [])]
  })
}
