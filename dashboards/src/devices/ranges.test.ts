import { describe, expect, it } from 'vitest'
import { customRange, rangeOfQuery, shifted, widened } from './ranges'

const HOUR = 3_600_000

describe('customRange', () => {
  it('reads points for an hour and buckets for more, never more than a screen can show', () => {
    expect(customRange(0, HOUR)).toMatchObject({ every: null, endMs: HOUR })
    for (const hours of [2, 24, 24 * 7, 24 * 90, 24 * 400]) {
      const range = customRange(0, hours * HOUR)
      expect((range?.lengthMs ?? 0) / (range?.everyMs ?? 1)).toBeLessThanOrEqual(720)
    }
  })

  it('refuses what is no range', () => {
    for (const [from, to] of [[5, 5], [10, 0], [NaN, 5], [0, 10], [0, 500 * 24 * HOUR]] as const) expect(customRange(from, to)).toBeNull()
  })
})

describe('rangeOfQuery', () => {
  it('takes from and to before a name, and falls back to an hour', () => {
    expect(rangeOfQuery({ from: '0', to: String(2 * HOUR), range: '7d' }).id).toBe('custom')
    expect(rangeOfQuery({ from: 'x', to: '5', range: '7d' }).id).toBe('7d')
    expect(rangeOfQuery({}).id).toBe('1h')
  })
})

describe('moving', () => {
  it('never passes now', () => {
    expect(shifted({ fromMs: 0, toMs: HOUR }, 1, 1.2 * HOUR)).toEqual({ fromMs: 0.2 * HOUR, toMs: 1.2 * HOUR })
    expect(shifted({ fromMs: HOUR, toMs: 2 * HOUR }, -1, 9 * HOUR)).toEqual({ fromMs: HOUR / 2, toMs: 1.5 * HOUR })
    expect(widened({ fromMs: 4 * HOUR, toMs: 6 * HOUR }, 6.5 * HOUR)).toEqual({ fromMs: 2.5 * HOUR, toMs: 6.5 * HOUR })
  })
})
