import type { Alert, Disposition, FeedPage, Receipt } from '@/api/types'

/** One message of the feed as the gateway wrote it. */
export interface Message {
  sequence: number
  alertId: string
  change: string
  queuedMs: number
  alert: Alert | null
  phone: string
  manager: string
}

/** One case of the queue: an alert with its number and what the bureau did about it. */
export interface Case {
  sequence: number
  alert: Alert
  queuedMs: number
  phone: string
  manager: string
  receipts: readonly Receipt[]
}

export interface Gap {
  from: number
  to: number
}

export type Row = { type: 'case'; key: string; case: Case } | { type: 'gap'; key: string; gap: Gap }
export type Step = 'received' | 'dispatched' | 'closed'

const MINUTE = 60_000
/** How long the bureau has to say that it has received a case, by severity. */
export const RECEIVE_WITHIN_MS: Record<number, number> = { 1: MINUTE, 2: 3 * MINUTE, 3: 10 * MINUTE, 4: 30 * MINUTE }

export function messagesOf(page: FeedPage): Message[] {
  return page.items.map(({ sequence, alert, change, queuedMs, message }) => {
    const { alert: full, site } = (message ?? {}) as { alert?: Alert; site?: { compound?: string; compoundName?: string; area?: string; phone?: string; manager?: string } }
    const known = full ? { ...full, compound: full.compound ?? site?.compound ?? '', compoundName: full.compoundName ?? site?.compoundName ?? site?.compound ?? '', area: full.area ?? site?.area ?? '' } : null
    return { sequence, alertId: alert, change, queuedMs, alert: known, phone: site?.phone ?? '', manager: site?.manager ?? '' }
  })
}

/** Numbers between the first and the last that are not there. */
export function gapsOf(messages: readonly Message[]): Gap[] {
  const numbers = [...new Set(messages.map(({ sequence }) => sequence))].sort((a, b) => a - b)
  return numbers.flatMap((number, i) => {
    const before = numbers[i - 1]
    return before !== undefined && number > before + 1 ? [{ from: before + 1, to: number - 1 }] : []
  })
}

/** Cases under the number of their first message, with the newest word about the alert. */
export function casesOf(messages: readonly Message[], receipts: ReadonlyMap<string, readonly Receipt[]>): Case[] {
  const cases = new Map<string, Case>()
  for (const { sequence, alertId, queuedMs, alert, phone, manager } of [...messages].sort((a, b) => a.sequence - b.sequence)) {
    const known = cases.get(alertId)
    if (alert === null && known === undefined) continue
    cases.set(alertId, {
      sequence: known?.sequence ?? sequence, queuedMs: known?.queuedMs ?? queuedMs, alert: alert ?? (known as Case).alert, phone: phone || (known?.phone ?? ''), manager: manager || (known?.manager ?? ''),
      receipts: receipts.get(alertId) ?? []
    })
  }
  return [...cases.values()].sort((a, b) => b.sequence - a.sequence)
}

/** Newest first, every gap where the missing numbers belong. */
export function rowsOf(cases: readonly Case[], gaps: readonly Gap[]): Row[] {
  const rows: { at: number; row: Row }[] = cases.map((one) => ({ at: one.sequence, row: { type: 'case', key: one.alert.id, case: one } }))
  for (const gap of gaps) rows.push({ at: gap.to, row: { type: 'gap', key: `gap ${String(gap.from)}`, gap } })
  return rows.sort((a, b) => b.at - a.at).map(({ row }) => row)
}

export function receiptOf(one: Case, ...dispositions: Disposition[]): Receipt | undefined {
  return one.receipts.find(({ disposition }) => dispositions.includes(disposition))
}

/** What comes next: receive, then dispatch, then close; null when the case is closed. */
export function nextStep(one: Case): Step | null {
  if (receiptOf(one, 'handled', 'false_alarm')) return null
  if (receiptOf(one, 'dispatched')) return 'closed'
  return receiptOf(one, 'received') ? 'dispatched' : 'received'
}

/** How far past (positive) or before (negative) its time the receipt of a case is; null once it was given. */
export function overdueMs(one: Case, nowMs: number | null): number | null {
  if (nowMs === null || nextStep(one) !== 'received') return null
  return nowMs - one.queuedMs - (RECEIVE_WITHIN_MS[one.alert.severity] ?? MINUTE)
}

export const timeOf = (receipt: Receipt | undefined): number | null => (receipt === undefined ? null : (receipt.saidMs ?? receipt.atMs))
