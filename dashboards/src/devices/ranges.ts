/** The time ranges of a chart: at most about 720 buckets each, so that no more is drawn than a screen can show. */
export interface Range {
  id: '1h' | '24h' | '7d' | '30d' | 'custom'
  lengthMs: number
  /** Bucket length as the gateway wants it; null reads raw points. */
  every: string | null
  everyMs: number
  /** Where it ends, epoch milliseconds; null for a range that ends now and moves with the time. */
  endMs: number | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MOST_BUCKETS = 720
const SHORTEST_MS = MINUTE
const LONGEST_MS = 400 * DAY

export const RANGES = [
  { id: '1h', lengthMs: HOUR, every: null, everyMs: 0, endMs: null },
  { id: '24h', lengthMs: DAY, every: '2m', everyMs: 2 * MINUTE, endMs: null },
  { id: '7d', lengthMs: 7 * DAY, every: '15m', everyMs: 15 * MINUTE, endMs: null },
  { id: '30d', lengthMs: 30 * DAY, every: '1h', everyMs: HOUR, endMs: null }
] as const satisfies readonly Range[]

const BUCKETS = [['10s', 10_000], ['30s', 30_000], ['1m', MINUTE], ['2m', 2 * MINUTE], ['5m', 5 * MINUTE], ['15m', 15 * MINUTE], ['1h', HOUR], ['6h', 6 * HOUR], ['1d', DAY]] as const

export function rangeOf(id: unknown): Range {
  return RANGES.find((range) => range.id === id) ?? RANGES[0]
}

/** A range somebody chose by hand; null when the two make no sense as one. */
export function customRange(fromMs: number, toMs: number): Range | null {
  const lengthMs = toMs - fromMs
  if (!Number.isFinite(lengthMs) || lengthMs < SHORTEST_MS || lengthMs > LONGEST_MS || fromMs < 0) return null
  if (lengthMs <= HOUR) return { id: 'custom', lengthMs, every: null, everyMs: 0, endMs: toMs }
  const [every, everyMs] = BUCKETS.find(([, ms]) => lengthMs / ms <= MOST_BUCKETS) ?? ['1d', DAY]
  return { id: 'custom', lengthMs, every, everyMs, endMs: toMs }
}

/** The range of an address: `from` and `to` in epoch milliseconds, or one of the names. */
export function rangeOfQuery(query: Record<string, unknown>): Range {
  const chosen = typeof query['from'] === 'string' && typeof query['to'] === 'string' ? customRange(Number(query['from']), Number(query['to'])) : null
  return chosen ?? rangeOf(query['range'])
}

export interface Span {
  fromMs: number
  toMs: number
}

/** Moves a range by half of itself, never past now. */
export function shifted({ fromMs, toMs }: Span, direction: 1 | -1, nowMs: number): Span {
  const step = Math.min(direction * (toMs - fromMs) / 2, nowMs - toMs)
  return { fromMs: Math.round(fromMs + step), toMs: Math.round(toMs + step) }
}

/** Twice as long around the same middle, never past now. */
export function widened({ fromMs, toMs }: Span, nowMs: number): Span {
  const half = (toMs - fromMs) / 2
  const end = Math.min(nowMs, toMs + half)
  return { fromMs: Math.round(Math.max(0, end - 4 * half)), toMs: Math.round(end) }
}

/** How long a device may be silent before the silence is drawn as a gap. */
export function gapMs(range: Range, samplingMs: number): number {
  return Math.max(3 * samplingMs, 2 * range.everyMs)
}

/** How often a chart that ends now is read again. */
export const refreshMs = (range: Range): number => Math.max(MINUTE, range.everyMs)
