import { describe, expect, it } from 'vitest'
import { glyphPx, screenOf } from './size'

describe('glyphPx', () => {
  it('follows from distance and diagonal, not from resolution', () => {
    expect(Math.round(glyphPx({ distanceM: 5, inches: 55, widthPx: 1920 }, 22))).toBe(50)
    expect(Math.round(glyphPx({ distanceM: 5, inches: 75, widthPx: 3840 }, 22))).toBe(74)
    expect(Math.round(glyphPx({ distanceM: 5, inches: 98, widthPx: 3840 }, 16))).toBe(41)
    expect(glyphPx({ distanceM: 10, inches: 55, widthPx: 1920 }, 22)).toBeCloseTo(2 * glyphPx({ distanceM: 5, inches: 55, widthPx: 1920 }, 22))
  })
})

describe('screenOf', () => {
  it('takes what makes sense and falls back otherwise', () => {
    expect(screenOf({ d: '3.5', inch: '98' }, 3840)).toEqual({ distanceM: 3.5, inches: 98, widthPx: 3840 })
    expect(screenOf({ d: '-1', inch: 'x' }, 1920)).toEqual({ distanceM: 5, inches: 55, widthPx: 1920 })
  })
})
