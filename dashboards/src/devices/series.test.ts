import { describe, expect, it } from 'vitest'
import type { Field } from '@/api/types'
import { chartOption, type ChartLook } from './chartOption'
import { gapMs, rangeOf } from './ranges'
import { extent, firstCurves, gapsOf, pointsOf, runsOf, type Point } from './series'

const point = (tsMs: number, mean = 1): Point => ({ tsMs, mean, min: mean, max: mean })
const label = { zh: 'x', en: 'x' }
const field = (name: string, change: Partial<Field> = {}): Field => ({ name, type: 'number', counter: false, label, ...change })

describe('pointsOf', () => {
  it('reads buckets with their extremes', () => {
    const history = { columns: ['ts', 'a_min', 'a_mean', 'a_max'], rows: [[1, 1, 2, 3], [2, null, null, null]], truncated: false }
    expect(pointsOf(history, 'a')).toEqual([{ tsMs: 1, mean: 2, min: 1, max: 3 }])
  })
  it('reads raw points, flags as 0 and 1, and leaves missing ones out', () => {
    const history = { columns: ['ts', 'on', 'word'], rows: [[1, true, 'x'], [2, null, 'y'], [3, false, 'z']], truncated: false }
    expect(pointsOf(history, 'on').map(({ mean }) => mean)).toEqual([1, 0])
    expect(pointsOf(history, 'word')).toEqual([])
    expect(pointsOf(history, 'absent')).toEqual([])
  })
})

describe('gaps', () => {
  it('are found at both edges and in between', () => {
    expect(gapsOf([point(30), point(35), point(70)], 0, 100, 10)).toEqual([[0, 30], [35, 70], [70, 100]])
    expect(gapsOf([], 0, 100, 10)).toEqual([[0, 100]])
  })
  it('split the line into runs', () => {
    expect(runsOf([point(0), point(5), point(50)], 10).map((run) => run.length)).toEqual([2, 1])
  })
  it('are longer than three samples and than two buckets', () => {
    expect(gapMs(rangeOf('1h'), 10_000)).toBe(30_000)
    expect(gapMs(rangeOf('30d'), 10_000)).toBe(7_200_000)
    expect(rangeOf('nonsense').id).toBe('1h')
  })
})

describe('firstCurves', () => {
  it('prefers fields with a normal band and leaves out counters, codes, flags and words', () => {
    const fields = [
      field('plain'), field('banded', { normalMax: 2 }), field('total', { counter: true }), field('mode', { type: 'integer', codes: { 1: label } }), field('on', { type: 'flag' }), field('word', { type: 'text' })
    ]
    expect(firstCurves(fields, 3)).toEqual(['banded', 'plain'])
  })
})

describe('chartOption', () => {
  const look: ChartLook = {
    text: '', faint: '', line: '', surface: '', band: '', limit: '', curves: ['#000'], font: '', hatch: 'hatch', axisTime: String, tooltip: () => '', number: String
  }
  interface Series { id: string; connectNulls: boolean; data: [number, number | null][]; markArea?: { data: { xAxis?: number; yAxis?: number }[][] } }
  const seriesOf = (bucketed: boolean): Series[] =>
    chartOption({ field: field('a', { normalMin: 0, normalMax: 5 }), points: [point(0, 1), point(5, 2), point(50, 3)], fromMs: 0, toMs: 60, gapMs: 10, bucketed, series: 0 }, look)['series'] as Series[]

  it('never draws a line across a gap, and hatches the gap', () => {
    const series = seriesOf(false)
    const mean = series.find(({ id }) => id === 'mean')
    expect(mean?.connectNulls).toBe(false)
    expect(mean?.data).toEqual([[0, 1], [5, 2], [49, null], [50, 3]])
    expect(series.find(({ id }) => id === 'gaps')?.markArea?.data).toEqual([[{ xAxis: 5 }, { xAxis: 50 }]])
  })
  it('draws the normal band, and the spread only of buckets', () => {
    expect(seriesOf(false).find(({ id }) => id === 'mean')?.markArea?.data).toEqual([[{ yAxis: 0 }, { yAxis: 5 }]])
    expect(seriesOf(false).map(({ id }) => id)).toEqual(['mean', 'gaps'])
    expect(seriesOf(true).map(({ id }) => id)).toEqual(['mean', 'low', 'spread', 'gaps'])
  })
})

describe('extent', () => {
  it('sums a curve up for those who cannot see it', () => {
    expect(extent([point(1, 5), point(2, 3)])).toEqual({ min: 3, max: 5, last: 3 })
    expect(extent([])).toBeNull()
  })
})
