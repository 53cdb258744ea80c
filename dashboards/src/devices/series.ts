import type { Field, History } from '@/api/types'

/** One point of a chart; `min` and `max` are there when the gateway has bucketed. */
export interface Point {
  tsMs: number
  mean: number
  min: number
  max: number
}

export type Gap = readonly [fromMs: number, toMs: number]

/** Fields that can be drawn as a curve: numbers without codes, and flags. */
export function isCurve(field: Field): boolean {
  return (field.type === 'number' || field.type === 'integer' || field.type === 'flag') && field.codes === undefined
}

/** The curves shown at first: those with a normal band, then other plain numbers. */
export function firstCurves(fields: readonly Field[], count: number): string[] {
  const banded = (field: Field): boolean => field.normalMin !== undefined || field.normalMax !== undefined
  const plain = fields.filter((field) => isCurve(field) && field.type !== 'flag' && !field.counter)
  return [...plain.filter(banded), ...plain.filter((field) => !banded(field))].slice(0, count).map(({ name }) => name)
}

function numeric(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  return typeof value === 'boolean' ? Number(value) : null
}

/** The points of a field in a history answer, raw or bucketed. Rows without the field are left out, never filled. */
export function pointsOf(history: History, field: string): Point[] {
  const ts = history.columns.indexOf('ts')
  const raw = history.columns.indexOf(field)
  const mean = history.columns.indexOf(`${field}_mean`)
  const min = history.columns.indexOf(`${field}_min`)
  const max = history.columns.indexOf(`${field}_max`)
  const main = mean >= 0 ? mean : raw
  if (ts < 0 || main < 0) return []
  const points: Point[] = []
  for (const row of history.rows) {
    const tsMs = numeric(row[ts])
    const value = numeric(row[main])
    if (tsMs === null || value === null) continue
    points.push({ tsMs, mean: value, min: numeric(row[min]) ?? value, max: numeric(row[max]) ?? value })
  }
  return points
}

/** Stretches longer than `gapMs` without a point, the edges of the range included. */
export function gapsOf(points: readonly Point[], fromMs: number, toMs: number, gapMs: number): Gap[] {
  const gaps: Gap[] = []
  let last = fromMs
  let first = true
  for (const { tsMs } of points) {
    if (tsMs < fromMs || tsMs > toMs) continue
    if (tsMs - last > gapMs) gaps.push([first ? fromMs : last, tsMs])
    last = tsMs
    first = false
  }
  if (toMs - last > gapMs) gaps.push([last, toMs])
  return gaps
}

/** Runs of points with nothing missing in between; a chart draws a line within a run only. */
export function runsOf(points: readonly Point[], gapMs: number): Point[][] {
  const runs: Point[][] = []
  let last = -Infinity
  for (const point of points) {
    if (point.tsMs - last > gapMs) runs.push([])
    runs.at(-1)?.push(point)
    last = point.tsMs
  }
  return runs
}

/** What a chart says to those who cannot see it. */
export function extent(points: readonly Point[]): { min: number; max: number; last: number } | null {
  const last = points.at(-1)
  if (last === undefined) return null
  let min = Infinity
  let max = -Infinity
  for (const point of points) {
    min = Math.min(min, point.min)
    max = Math.max(max, point.max)
  }
  return { min, max, last: last.mean }
}
