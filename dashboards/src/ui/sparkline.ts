export type SparkPoint = readonly [tsMs: number, value: number]

export interface SparkFrame {
  fromMs: number
  toMs: number
  gapMs: number
  normalMin: number | undefined
  normalMax: number | undefined
  /** The scale begins here or below. */
  least?: number
  width: number
  height: number
}

export interface SparkShape {
  lines: string[]
  band: { y: number; height: number } | null
}

const PAD = 2

/** Polylines in the pixel box, one for each unbroken run of points; null when there is nothing to draw. */
export function sparkline(points: readonly SparkPoint[], frame: SparkFrame): SparkShape | null {
  const seen = points.filter(([ts]) => ts >= frame.fromMs && ts <= frame.toMs)
  if (seen.length < 2) return null
  let low = Math.min(frame.least ?? Infinity, ...seen.map(([, value]) => value))
  let high = Math.max(...seen.map(([, value]) => value))
  if (high - low < 1e-9) {
    low -= 1
    high += 1
  }
  const x = (ts: number) => ((ts - frame.fromMs) / (frame.toMs - frame.fromMs)) * frame.width
  const y = (value: number) => PAD + (1 - (value - low) / (high - low)) * (frame.height - 2 * PAD)
  const clamp = (pixel: number) => Math.max(0, Math.min(frame.height, pixel))

  const runs: string[][] = []
  let last = -Infinity
  for (const [ts, value] of seen) {
    if (ts - last > frame.gapMs) runs.push([])
    runs.at(-1)?.push(`${x(ts).toFixed(1)},${y(value).toFixed(1)}`)
    last = ts
  }
  const top = clamp(y(frame.normalMax ?? Infinity))
  const bottom = clamp(y(frame.normalMin ?? -Infinity))
  const bounded = frame.normalMin !== undefined || frame.normalMax !== undefined
  return { lines: runs.filter((run) => run.length > 1).map((run) => run.join(' ')), band: bounded ? { y: top, height: Math.max(0, bottom - top) } : null }
}
