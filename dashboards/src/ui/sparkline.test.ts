import { describe, expect, it } from 'vitest'
import { sparkline } from './sparkline'

const frame = { fromMs: 0, toMs: 100, gapMs: 10, normalMin: undefined, normalMax: undefined, width: 100, height: 20 }

describe('sparkline', () => {
  it('breaks the line where data is missing', () => {
    expect(sparkline([[0, 1], [10, 2], [50, 3], [60, 4]], frame)?.lines).toHaveLength(2)
  })
  it('is nothing with fewer than two points in the range', () => {
    expect(sparkline([[0, 1], [500, 2]], frame)).toBeNull()
  })
  it('clamps the normal band to the box', () => {
    expect(sparkline([[0, 5], [10, 6]], { ...frame, normalMin: -100, normalMax: 100 })?.band).toEqual({ y: 0, height: 20 })
  })
})
