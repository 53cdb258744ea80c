import type { Alert, AlertState, Category } from '@/api/types'

/** The same order as the gateway's: open before closed, unacknowledged before acknowledged, then gravest, then newest. */
const RANK: Record<AlertState, number> = { raised: 0, cleared: 0, acknowledged: 1, closed: 2 }

export function compareAlerts(a: Alert, b: Alert): number {
  return RANK[a.state] - RANK[b.state] || a.severity - b.severity || b.raisedMs - a.raisedMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** What the list shows, in plain names: one choice, no algebra of states. */
export const VIEWS = ['mine', 'raised', 'open', 'acknowledged', 'cleared', 'shelved', 'closed'] as const
export type View = (typeof VIEWS)[number]
export const CATEGORIES = ['security', 'fire', 'rescue', 'facility', 'system'] as const satisfies readonly Category[]
export const CLEAR_REASONS = ['real', 'false', 'test', 'duplicate'] as const

export interface AlertFilter {
  state: View
  severity?: number
  category?: Category
  area?: string
  compound?: string
}

function stateFits(alert: Alert, view: View, me: string): boolean {
  const hidden = alert.suppression !== undefined
  switch (view) {
    case 'mine': return alert.state !== 'closed' && alert.assignedTo === me
    case 'shelved': return alert.state !== 'closed' && hidden
    case 'open': return alert.state !== 'closed' && !hidden
    case 'closed': return alert.state === 'closed'
    default: return alert.state === view && !hidden
  }
}

export function matches(alert: Alert, filter: AlertFilter, me = ''): boolean {
  return (
    stateFits(alert, filter.state, me) &&
    (filter.severity === undefined || alert.severity === filter.severity) &&
    (filter.category === undefined || alert.category === filter.category) &&
    (filter.area === undefined || alert.area === filter.area) &&
    (filter.compound === undefined || alert.compound === filter.compound)
  )
}

type Query = Record<string, unknown>
const ID = /^[A-Za-z0-9_.-]{1,64}$/

/** Reads the filter from the address; what makes no sense there is ignored. */
export function filterOf(query: Query): AlertFilter {
  const filter: AlertFilter = { state: VIEWS.find((view) => view === query['state']) ?? 'open' }
  const severity = Number(query['severity'])
  if (Number.isInteger(severity) && severity >= 1 && severity <= 4) filter.severity = severity
  const category = CATEGORIES.find((name) => name === query['category'])
  if (category !== undefined) filter.category = category
  const { compound, area } = query
  if (typeof compound === 'string' && ID.test(compound)) filter.compound = compound
  if (typeof area === 'string' && ID.test(area)) filter.area = area
  return filter
}

export function queryOf(filter: AlertFilter): Record<string, string> {
  return {
    ...(filter.state === 'open' ? {} : { state: filter.state }),
    ...(filter.severity === undefined ? {} : { severity: String(filter.severity) }),
    ...(filter.category === undefined ? {} : { category: filter.category }),
    ...(filter.area === undefined ? {} : { area: filter.area }),
    ...(filter.compound === undefined ? {} : { compound: filter.compound })
  }
}

/** The filter as the gateway wants it. An area is more than it can filter by; the page leaves out what is elsewhere. */
export function askOf(filter: AlertFilter, me: string) {
  const { severity, category, compound } = filter
  const state = filter.state === 'mine' || filter.state === 'shelved' ? ('open' as const) : filter.state
  return {
    state,
    ...(filter.state === 'mine' ? { assignee: me } : {}),
    ...(filter.state === 'shelved' ? { suppressed: true } : {}),
    ...(severity === undefined ? {} : { severity }), ...(category === undefined ? {} : { category }), ...(compound === undefined ? {} : { compound })
  }
}

export const isUnacknowledged = (alert: Alert): boolean => alert.state === 'raised' || alert.state === 'cleared'
export const canAcknowledge = isUnacknowledged
export const canClear = (alert: Alert): boolean => alert.state === 'raised' || alert.state === 'acknowledged'
export const isOpen = (alert: Alert): boolean => alert.state !== 'closed'
export const isShelved = (alert: Alert): boolean => alert.suppression?.why === 'shelved'
