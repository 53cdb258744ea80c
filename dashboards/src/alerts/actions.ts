import { shallowRef, triggerRef } from 'vue'
import { api, body } from '@/api/client'
import { ApiError } from '@/api/problem'
import type { Alert, ClearReason } from '@/api/types'
import { serverNow } from '@/live/clock'
import { canAcknowledge, canClear } from './order'

/** What became of the last thing done to an alert, shown where the alert is. */
export type Notice = { kind: 'first'; by: string; atMs: number | null } | { kind: 'unreachable' | 'forbidden' } | { kind: 'failed'; detail: string }

export interface AlertRows {
  get: (id: string) => Alert | undefined
  put: (alert: Alert) => void
  who: () => string
}

function noticeOf(error: unknown): Notice {
  if (!(error instanceof ApiError)) return { kind: 'failed', detail: String(error) }
  if (error.unreachable) return { kind: 'unreachable' }
  if (error.status === 403) return { kind: 'forbidden' }
  if (error.status === 409 && error.problem?.by) return { kind: 'first', by: error.problem.by, atMs: error.problem.atMs ?? null }
  return { kind: 'failed', detail: error.message }
}

/** Acknowledge and clear: the row changes at once, and goes back if the gateway says no. */
export function useAlertActions(rows: AlertRows) {
  const busy = shallowRef(new Set<string>())
  const notices = shallowRef(new Map<string, Notice>())

  async function attempt(id: string, guess: Partial<Alert>, call: () => Promise<Alert>): Promise<boolean> {
    const before = rows.get(id)
    if (before === undefined || busy.value.has(id)) return false
    busy.value.add(id)
    triggerRef(busy)
    notices.value.delete(id)
    triggerRef(notices)
    rows.put({ ...before, ...guess })
    try {
      rows.put(await call())
      return true
    } catch (error) {
      notices.value.set(id, noticeOf(error))
      triggerRef(notices)
      rows.put(await truth(id, before, error))
      return false
    } finally {
      busy.value.delete(id)
      triggerRef(busy)
    }
  }

  async function truth(id: string, before: Alert, error: unknown): Promise<Alert> {
    if (!(error instanceof ApiError) || error.status !== 409) return before
    try {
      return await body(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } }))
    } catch {
      return before
    }
  }

  function acknowledge(id: string): Promise<boolean> {
    const alert = rows.get(id)
    if (alert === undefined || !canAcknowledge(alert)) return Promise.resolve(false)
    const state = alert.state === 'cleared' ? 'closed' : 'acknowledged'
    const guess: Partial<Alert> = { state, acknowledgedBy: rows.who() }
    const now = serverNow()
    if (now !== null) guess.acknowledgedMs = Math.round(now)
    return attempt(id, guess, () => body(api.POST('/api/v1/alerts/{id}/acknowledge', { params: { path: { id } }, body: {} })))
  }

  function clear(id: string, reason: ClearReason, note: string): Promise<boolean> {
    const alert = rows.get(id)
    if (alert === undefined || !canClear(alert)) return Promise.resolve(false)
    const clearing = note.trim() ? { reason, note: note.trim() } : { reason }
    return attempt(id, {}, () => body(api.POST('/api/v1/alerts/{id}/clear', { params: { path: { id } }, body: clearing })))
  }

  return { busy, notices, acknowledge, clear }
}
