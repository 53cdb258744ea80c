import type { Alert, AlertState, Category } from '@/api/types'

/** The same order as the gateway's: open before closed, unacknowledged before acknowledged, then gravest, then newest. */
const RANK: Record<AlertState, number> = { raised: 0, cleared: 0, acknowledged: 1, closed: 2 }

export function compareAlerts(a: Alert, b: Alert): number {
  return RANK[a.state] - RANK[b.state] || a.severity - b.severity || b.raisedMs - a.raisedMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

export const STATES = ['open', 'raised', 'acknowledged', 'cleared', 'closed'] as const
export const CATEGORIES = ['security', 'fire', 'rescue', 'facility', 'system'] as const satisfies readonly Category[]
export const CLEAR_REASONS = ['real', 'false', 'test', 'duplicate'] as const

export interface AlertFilter {
  state: (typeof STATES)[number]
  severity?: number
  category?: Category
  compound?: string
}

export function matches(alert: Alert, filter: AlertFilter): boolean {
  const stateFits = filter.state === 'open' ? alert.state !== 'closed' : alert.state === filter.state
  return (
    stateFits &&
    (filter.severity === undefined || alert.severity === filter.severity) &&
    (filter.category === undefined || alert.category === filter.category) &&
    (filter.compound === undefined || alert.compound === filter.compound)
  )
}

type Query = Record<string, unknown>

/** Reads the filter from the address; what makes no sense there is ignored. */
export function filterOf(query: Query): AlertFilter {
  const filter: AlertFilter = { state: STATES.find((state) => state === query['state']) ?? 'open' }
  const severity = Number(query['severity'])
  if (Number.isInteger(severity) && severity >= 1 && severity <= 4) filter.severity = severity
  const category = CATEGORIES.find((name) => name === query['category'])
  if (category !== undefined) filter.category = category
  const compound = query['compound']
  if (typeof compound === 'string' && /^[A-Za-z0-9_.-]{1,64}$/.test(compound)) filter.compound = compound
  return filter
}

export function queryOf(filter: AlertFilter): Record<string, string> {
  return {
    ...(filter.state === 'open' ? {} : { state: filter.state }),
    ...(filter.severity === undefined ? {} : { severity: String(filter.severity) }),
    ...(filter.category === undefined ? {} : { category: filter.category }),
    ...(filter.compound === undefined ? {} : { compound: filter.compound })
  }
}

export const isUnacknowledged = (alert: Alert): boolean => alert.state === 'raised' || alert.state === 'cleared'
export const canAcknowledge = isUnacknowledged
export const canClear = (alert: Alert): boolean => alert.state === 'raised' || alert.state === 'acknowledged'
