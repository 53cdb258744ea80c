import type { DeviceEvent } from '@/api/types'
import { isMasked } from '@/privacy/reveal'

/** The gateway reveals the events of a day at a time, and no more than so many. */
export const MOST_EVENTS = 1_000
const DAY_MS = 86_400_000

export interface Revealable {
  fromMs: number
  /** Exclusive. */
  toMs: number
  events: readonly DeviceEvent[]
}

/** The masked ones among the events, as far as they lie within a day of the newest; null when none is masked. */
export function revealable(events: readonly DeviceEvent[]): Revealable | null {
  const masked = events.filter(({ data }) => isMasked(data as Record<string, unknown>))
  if (masked.length === 0) return null
  const toMs = Math.max(...masked.map(({ tsMs }) => tsMs)) + 1
  const within = masked.filter(({ tsMs }) => tsMs >= toMs - DAY_MS)
  return { fromMs: Math.min(...within.map(({ tsMs }) => tsMs)), toMs, events: within }
}

/** Of all that was revealed, what was asked for. */
export function sameEvents(asked: readonly DeviceEvent[], found: readonly DeviceEvent[]): readonly DeviceEvent[] {
  const keys = new Set(asked.map(({ tsMs, event }) => `${String(tsMs)} ${event}`))
  return found.filter(({ tsMs, event }) => keys.has(`${String(tsMs)} ${event}`))
}
