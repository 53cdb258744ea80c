import { api, body } from '@/api/client'
import type { Alert, ClearReason } from '@/api/types'
import { canAcknowledge, canClear, isOpen, isShelved } from './order'

/** What people do to alerts. */
export type Handling =
  | { action: 'acknowledge' }
  | { action: 'assign'; to: string; note?: string }
  | { action: 'comment'; note: string }
  | { action: 'clear'; reason: ClearReason; note?: string }
  | { action: 'shelve'; untilMs: number; reason: string }
  | { action: 'unshelve' }
  | { action: 'move'; incident: string }

export type Action = Handling['action']

const MOST_AT_ONCE = 200

export function applies(action: Action, alert: Alert): boolean {
  switch (action) {
    case 'acknowledge': return canAcknowledge(alert)
    case 'clear': return canClear(alert)
    case 'shelve': return isOpen(alert) && !isShelved(alert)
    case 'unshelve': return isShelved(alert)
    case 'comment': return true
    default: return isOpen(alert)
  }
}

/** How the row looks while the gateway is asked. */
export function guess(handling: Handling, alert: Alert, me: string, nowMs: number | null): Partial<Alert> {
  switch (handling.action) {
    case 'acknowledge': return { state: alert.state === 'cleared' ? 'closed' : 'acknowledged', acknowledgedBy: me, ...(nowMs === null ? {} : { acknowledgedMs: Math.round(nowMs) }) }
    case 'assign': return { assignedTo: handling.to }
    default: return {}
  }
}

/** Does it to one alert; the alert as it now stands. */
export function handle(id: string, handling: Handling): Promise<Alert> {
  const params = { path: { id } }
  switch (handling.action) {
    case 'acknowledge': return body(api.POST('/api/v1/alerts/{id}/acknowledge', { params, body: {} }))
    case 'assign': return body(api.POST('/api/v1/alerts/{id}/assign', { params, body: { to: handling.to, ...(handling.note ? { note: handling.note } : {}) } }))
    case 'comment': return body(api.POST('/api/v1/alerts/{id}/comment', { params, body: { note: handling.note } }))
    case 'clear': return body(api.POST('/api/v1/alerts/{id}/clear', { params, body: { reason: handling.reason, ...(handling.note ? { note: handling.note } : {}) } }))
    case 'shelve': return body(api.POST('/api/v1/alerts/{id}/shelve', { params, body: { untilMs: handling.untilMs, reason: handling.reason } }))
    case 'unshelve': return body(api.POST('/api/v1/alerts/{id}/unshelve', { params }))
    case 'move': return body(api.POST('/api/v1/alerts/{id}/incident', { params, body: { incident: handling.incident } }))
  }
}

export interface Result {
  id: string
  status: number
  alert?: Alert
  detail?: string
  by?: string
  atMs?: number
}

/** Does it to many in as few requests as the gateway allows; a result for each. */
export async function handleAll(ids: readonly string[], handling: Handling): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const answer = await body(api.POST('/api/v1/alerts/bulk', { body: { ids: ids.slice(from, from + MOST_AT_ONCE), ...handling } }))
    results.push(...answer.results)
  }
  return results
}
