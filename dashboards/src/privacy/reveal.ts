import { ApiError, isUnavailable, statusOf } from '@/api/problem'
import { explain } from '@/api/explain'
import type { Role } from '@/api/types'

/** What the gateway takes as a reason. */
export const REASON_LEAST = 4
export const REASON_MOST = 200

const MAY_REVEAL: readonly string[] = ['admin', 'property', 'police'] satisfies Role[]

type Values = Readonly<Record<string, unknown>>

export function mayReveal(role: string): boolean {
  return MAY_REVEAL.includes(role)
}

/** The gateway puts asterisks for what may identify a person. */
function isHidden(value: unknown): boolean {
  return typeof value === 'string' && value.includes('*')
}

export function isMasked(values: Values): boolean {
  return Object.values(values).some(isHidden)
}

/** Whether nothing of what is masked came back unmasked: the originals are kept for a time only. */
export function isExpired(shown: Values, found: Values): boolean {
  return Object.entries(shown).every(([name, value]) => !isHidden(value) || !(name in found) || found[name] === value)
}

export type Refusal = { why: 'forbidden' | 'gone' | 'unreachable' | 'often' } | { why: 'oftenUntil'; untilMs: number } | { why: 'failed'; detail: string }

/** Why nothing is shown. @param nowMs the gateway's time, null while it is not known */
export function refusalOf(cause: unknown, nowMs: number | null): Refusal {
  if (isUnavailable(cause)) return { why: 'unreachable' }
  switch (statusOf(cause)) {
    case 403: return { why: 'forbidden' }
    case 404: return { why: 'gone' }
    case 429: {
      const seconds = cause instanceof ApiError ? cause.retryAfterSeconds : 0
      return seconds > 0 && nowMs !== null ? { why: 'oftenUntil', untilMs: nowMs + seconds * 1000 } : { why: 'often' }
    }
    default: return { why: 'failed', detail: explain(cause) }
  }
}
