import type { Field } from '@/api/types'
import type { EChartsCoreOption } from './chart'
import { gapsOf, runsOf, type Point } from './series'

export interface ChartInput {
  field: Field
  points: readonly Point[]
  fromMs: number
  toMs: number
  gapMs: number
  bucketed: boolean
  series: number
}

export interface ChartLook {
  text: string
  faint: string
  line: string
  surface: string
  band: string
  limit: string
  curves: readonly string[]
  font: string
  hatch: unknown
  axisTime: (ms: number) => string
  tooltip: (point: Point) => string
  number: (value: number) => string
}

/** Room around the plot, pixels; the strip of marks above uses the same. */
export const GRID = { left: 58, right: 14, top: 10, bottom: 24 } as const

const DASHES = ['solid', [6, 3], [2, 2], [8, 3, 2, 3]] as const

type Row = [number, number | null]

/** Rows for one line: a null between runs, so that no line crosses a gap. */
function rows(runs: readonly (readonly Point[])[], pick: (point: Point) => number): Row[] {
  const out: Row[] = []
  for (const run of runs) {
    if (out.length > 0 && run[0]) out.push([run[0].tsMs - 1, null])
    for (const point of run) out.push([point.tsMs, pick(point)])
  }
  return out
}

function normalBand(field: Field, look: ChartLook): object {
  if (field.normalMin === undefined && field.normalMax === undefined) return {}
  const limits = [field.normalMin, field.normalMax].filter((limit) => limit !== undefined)
  return {
    markArea: { silent: true, itemStyle: { color: look.band }, data: [[{ yAxis: field.normalMin ?? 'min' }, { yAxis: field.normalMax ?? 'max' }]] },
    markLine: {
      silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: { color: look.limit, width: 1, type: 'solid' },
      data: limits.map((yAxis) => ({ yAxis }))
    }
  }
}

/** Mean line over a band from min to max, the normal band behind, and every gap hatched. */
export function chartOption(input: ChartInput, look: ChartLook): EChartsCoreOption {
  const { field, points, fromMs, toMs } = input
  const runs = runsOf(points, input.gapMs)
  const colour = look.curves[input.series % look.curves.length]
  const dash = DASHES[input.series % DASHES.length]
  const flag = field.type === 'flag'
  const shared = { type: 'line', symbol: 'none', silent: true, connectNulls: false, animation: false }
  const byTime = new Map(points.map((point) => [point.tsMs, point]))
  const envelope = input.bucketed
    ? [
        { ...shared, id: 'low', stack: 'envelope', stackStrategy: 'all', lineStyle: { opacity: 0 }, data: rows(runs, (point) => point.min) },
        { ...shared, id: 'spread', stack: 'envelope', stackStrategy: 'all', lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity: 0.22 }, data: rows(runs, (point) => point.max - point.min) }
      ]
    : []
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    grid: { ...GRID },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: look.surface, borderColor: look.line, textStyle: { color: look.text, fontSize: 12 },
      axisPointer: { type: 'line', lineStyle: { color: look.faint } },
      formatter: (hits: { value?: [number, number | null] }[]) => {
        const point = byTime.get(hits[0]?.value?.[0] ?? NaN)
        return point ? look.tooltip(point) : ''
      }
    },
    xAxis: {
      type: 'time', min: fromMs, max: toMs, splitNumber: 6, axisLine: { lineStyle: { color: look.line } }, axisTick: { lineStyle: { color: look.line } },
      axisLabel: { color: look.faint, fontSize: 11, hideOverlap: true, formatter: look.axisTime }
    },
    yAxis: {
      type: 'value', scale: !flag, ...(flag ? { min: 0, max: 1, interval: 1 } : {}), splitNumber: 3, splitLine: { lineStyle: { color: look.line, opacity: 0.5 } },
      axisLabel: { color: look.faint, fontSize: 11, formatter: look.number }
    },
    series: [
      {
        ...shared, id: 'mean', ...(flag ? { step: 'end' } : {}), lineStyle: { color: colour, width: 1.6, type: dash }, itemStyle: { color: colour },
        data: rows(runs, (point) => point.mean), ...normalBand(field, look)
      },
      ...envelope,
      {
        ...shared, id: 'gaps', data: [],
        markArea: { silent: true, itemStyle: { color: look.hatch }, data: gapsOf(points, fromMs, toMs, input.gapMs).map(([from, to]) => [{ xAxis: from }, { xAxis: to }]) }
      }
    ]
  }
}
