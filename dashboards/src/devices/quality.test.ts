import { describe, expect, it } from 'vitest'
import { deviceFlags } from './quality'

describe('deviceFlags', () => {
  it('names a clock from five seconds on, in its direction', () => {
    expect(deviceFlags(undefined, false)).toEqual([])
    expect(deviceFlags(4_999, false)).toEqual([])
    expect(deviceFlags(-4_999, false)).toEqual([])
    expect(deviceFlags(5_000, false)).toEqual([{ flag: 'clockAhead', byMs: 5_000 }])
    expect(deviceFlags(-150_000, false)).toEqual([{ flag: 'clockBehind', byMs: 150_000 }])
  })

  it('names flapping beside it', () => {
    expect(deviceFlags(0, true).map(({ flag }) => flag)).toEqual(['flapping'])
    expect(deviceFlags(9_000, true).map(({ flag }) => flag)).toEqual(['clockAhead', 'flapping'])
  })
})
