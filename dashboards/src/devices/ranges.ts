/** The time ranges of a chart: at most about 720 buckets each, so that no more is drawn than a screen can show. */
export interface Range {
  id: '1h' | '24h' | '7d' | '30d'
  lengthMs: number
  /** Bucket length as the gateway wants it; null reads raw points. */
  every: string | null
  everyMs: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const RANGES = [
  { id: '1h', lengthMs: HOUR, every: null, everyMs: 0 },
  { id: '24h', lengthMs: DAY, every: '2m', everyMs: 2 * MINUTE },
  { id: '7d', lengthMs: 7 * DAY, every: '15m', everyMs: 15 * MINUTE },
  { id: '30d', lengthMs: 30 * DAY, every: '1h', everyMs: HOUR }
] as const satisfies readonly Range[]

export function rangeOf(id: unknown): Range {
  return RANGES.find((range) => range.id === id) ?? RANGES[0]
}

/** How long a device may be silent before the silence is drawn as a gap. */
export function gapMs(range: Range, samplingMs: number): number {
  return Math.max(3 * samplingMs, 2 * range.everyMs)
}

/** How often a chart that ends now is read again. */
export const refreshMs = (range: Range): number => Math.max(MINUTE, range.everyMs)
