import { describe, expect, it } from 'vitest'
import { schematic } from './schematic'

describe('schematic', () => {
  it('keeps directions: north is up, east is right', () => {
    const spots = schematic([{ id: 'a', latitude: 34.7, longitude: 112.7 }, { id: 'b', latitude: 34.8, longitude: 112.9 }], 2)
    expect(spots[0]?.x).toBeLessThan(spots[1]?.x ?? 0)
    expect(spots[0]?.y).toBeGreaterThan(spots[1]?.y ?? 0)
  })

  it('pushes apart what stands in one place and keeps everything on the map', () => {
    const same = Array.from({ length: 60 }, (_, i) => ({ id: `c${String(i).padStart(2, '0')}`, latitude: 34.7, longitude: 112.7 }))
    const spots = schematic([...same, { id: 'far', latitude: 34.9, longitude: 113 }], 2)
    const seen = new Set(spots.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`))
    expect(seen.size).toBeGreaterThan(40)
    for (const { x, y } of spots) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
  })

  it('leaves out what has no coordinates', () => {
    expect(schematic([{ id: 'a' }], 2)).toEqual([])
  })
})
