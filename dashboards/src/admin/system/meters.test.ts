import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { figureOf, FIGURES, parseMeters, type Figure } from './meters'

const TEXT = `# HELP anju_journal_lag Durable entries
# TYPE anju_journal_lag gauge
anju_journal_lag{consumer="alert"} 3.0
anju_journal_lag{consumer="history"} 12.0
anju_deadletters_total{reason="a } b"} 4.0
anju_journal_commit_seconds_count 10
anju_journal_commit_seconds_sum 0.02
nothing NaN
`
const reading = (atMs: number, text: string) => ({ atMs, meters: parseMeters(text) })
const figure = (how: Figure['how'], meter: string, scale?: number): Figure => ({ id: 'x', unit: '', how, meter, ...(scale === undefined ? {} : { scale }) })

describe('meters', () => {
  it('are summed or the greatest is taken', () => {
    const now = reading(0, TEXT)
    expect(figureOf(figure('sum', 'anju_journal_lag'), now, null)).toBe(15)
    expect(figureOf(figure('greatest', 'anju_journal_lag'), now, null)).toBe(12)
    expect(figureOf({ ...figure('sum', 'anju_journal_lag'), tag: 'consumer="alert"' }, now, null)).toBe(3)
  })

  it('that are not there are nothing, not zero', () => {
    expect(figureOf(figure('sum', 'nothing'), reading(0, TEXT), null)).toBeNull()
    expect(figureOf(figure('perSecond', 'anju_deadletters_total'), reading(0, TEXT), null)).toBeNull()
  })

  it('grow per second and have a mean between two readings', () => {
    const before = reading(1_000, TEXT)
    const now = reading(6_000, TEXT.replace('} 4.0', '} 14.0').replace('_count 10', '_count 14').replace('_sum 0.02', '_sum 0.04'))
    expect(figureOf(figure('perSecond', 'anju_deadletters_total'), now, before)).toBe(2)
    expect(figureOf(figure('mean', 'anju_journal_commit_seconds', 1000), now, before)).toBeCloseTo(5)
  })

  it('say nothing across a restart, when counters begin anew', () => {
    expect(figureOf(figure('perSecond', 'anju_deadletters_total'), reading(6_000, TEXT.replace('} 4.0', '} 1.0')), reading(1_000, TEXT))).toBeNull()
  })

  it('exist in the catalogue of meters', () => {
    const known = [...readFileSync(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8').matchAll(/^\| `(anju\.[\w.]+)` \|/gm)].map(([, name]) => (name ?? '').replaceAll('.', '_'))
    for (const { meter } of FIGURES.filter(({ meter }) => meter.startsWith('anju_'))) expect([meter, known.some((name) => meter.startsWith(name))]).toEqual([meter, true])
  })
})
