import { api, body } from '@/api/client'
import type { AuditEntry } from '@/api/types'
import type { Sheet } from '@/ui/xlsx'

const PAGE = 1_000
/** Most rows of one file: what a spreadsheet opens without trouble, and the gateway reads in a few seconds. */
export const MOST_ROWS = 10_000

type Query = { who?: string; action?: string; object?: string; from?: number; to?: number }

/** All entries that fit, the newest first; `cut` when there are more than a file takes. */
export async function readAll(query: Query): Promise<{ entries: AuditEntry[]; cut: boolean }> {
  const entries: AuditEntry[] = []
  let cursor: string | undefined
  do {
    const page = await body(api.GET('/api/v1/audit', { params: { query: { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) } } }))
    entries.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && entries.length < MOST_ROWS)
  return { entries: entries.slice(0, MOST_ROWS), cut: cursor !== undefined }
}

interface Words {
  t: (key: string) => string
  full: (ms: number) => string
  actionWord: (action: string) => string
}

export function auditSheet(entries: readonly AuditEntry[], { t, full, actionWord }: Words): Sheet {
  const head = ['sequence', 'at', 'who', 'action', 'operation', 'object', 'origin', 'detail', 'hash'].map((column) => t(`audit.${column}`))
  return { name: t('admin.section.audit'), rows: [head, ...entries.map((one) => [one.sequence, full(one.atMs), one.who, actionWord(one.action), one.action, one.object, one.origin, one.detail, one.hash])] }
}
