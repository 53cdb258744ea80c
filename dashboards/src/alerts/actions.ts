import { shallowRef, triggerRef } from 'vue'
import { api, body } from '@/api/client'
import { explain } from '@/api/explain'
import { ApiError } from '@/api/problem'
import type { Alert } from '@/api/types'
import { serverNow } from '@/live/clock'
import { applies, guess, handle, handleAll, type Handling } from './handling'

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
  return { kind: 'failed', detail: explain(error) }
}

/** Handling of alerts: rows change at once, and go back if the gateway says no; every row says what became of it. */
export function useAlertActions(rows: AlertRows) {
  const busy = shallowRef(new Set<string>())
  const notices = shallowRef(new Map<string, Notice>())

  function begin(ids: readonly string[]): void {
    for (const id of ids) {
      busy.value.add(id)
      notices.value.delete(id)
    }
    triggerRef(busy)
    triggerRef(notices)
  }
  function end(ids: readonly string[]): void {
    for (const id of ids) busy.value.delete(id)
    triggerRef(busy)
  }
  function note(id: string, notice: Notice): void {
    notices.value.set(id, notice)
    triggerRef(notices)
  }

  /** What is under way by row: the next act on a row waits for it, so that a quick hand loses nothing. */
  const turns = new Map<string, Promise<boolean>>()

  function perform(id: string, handling: Handling): Promise<boolean> {
    const turn = turns.get(id)?.then(() => act(id, handling)) ?? act(id, handling)
    turns.set(id, turn)
    void turn.finally(() => { if (turns.get(id) === turn) turns.delete(id) })
    return turn
  }

  async function act(id: string, handling: Handling): Promise<boolean> {
    const before = rows.get(id)
    if (before === undefined || busy.value.has(id) || !applies(handling.action, before)) return false
    begin([id])
    rows.put({ ...before, ...guess(handling, before, rows.who(), serverNow()) })
    try {
      rows.put(await handle(id, handling))
      return true
    } catch (error) {
      note(id, noticeOf(error))
      rows.put(await truth(id, before, error))
      return false
    } finally {
      end([id])
    }
  }

  /** Returns how many were done; the others keep their notices. */
  async function performAll(ids: readonly string[], handling: Handling): Promise<number> {
    await Promise.all(ids.map((id) => turns.get(id)))
    const fit = ids.filter((id) => {
      const alert = rows.get(id)
      return alert !== undefined && !busy.value.has(id) && applies(handling.action, alert)
    })
    if (fit.length === 0) return 0
    begin(fit)
    let done = 0
    try {
      for (const { id, status, alert, detail, by, atMs } of await handleAll(fit, handling)) {
        if (alert) rows.put(alert)
        if (status === 200) done += 1
        else note(id, status === 409 && by ? { kind: 'first', by, atMs: atMs ?? null } : { kind: 'failed', detail: detail ?? String(status) })
      }
    } catch (error) {
      for (const id of fit) note(id, noticeOf(error))
    } finally {
      end(fit)
    }
    return done
  }

  async function truth(id: string, before: Alert, error: unknown): Promise<Alert> {
    if (!(error instanceof ApiError) || error.status !== 409) return before
    try {
      return await body(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } }))
    } catch {
      return before
    }
  }

  return { busy, notices, perform, performAll }
}
