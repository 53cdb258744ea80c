import { describe, expect, it } from 'vitest'
import { areaStanding, gravest, standing, worstFirst, type CompoundStanding } from './standing'

const compound = (name: string, change: Partial<CompoundStanding> = {}): CompoundStanding => ({
  id: name, name, area: 'A1', batch: 2021, households: 1, devices: 10, presence: { online: 10, offline: 0, unknown: 0 }, openAlerts: [0, 0, 0, 0], unacknowledged: 0, ...change
})

describe('worstFirst', () => {
  it('puts one grave alert before many light ones, then the share not online, then the name', () => {
    const list = [
      compound('b'), compound('a'), compound('dark', { presence: { online: 0, offline: 0, unknown: 10 } }),
      compound('many', { openAlerts: [0, 0, 9, 9] }), compound('grave', { openAlerts: [1, 0, 0, 0] })
    ]
    expect(list.sort(worstFirst).map(({ name }) => name)).toEqual(['grave', 'many', 'dark', 'a', 'b'])
  })
})

describe('standing', () => {
  const registered = { id: 'a', area: 'A1', name: 'a', batch: 2021, households: 1, simulated: true, devices: 2, presence: { online: 2, offline: 0, unknown: 0 }, openAlerts: [0, 0, 0, 0], unacknowledged: 0 }
  it('prefers the live counts', () => {
    expect(standing(registered, { id: 'a', presence: { online: 1, offline: 1, unknown: 0 }, openAlerts: [0, 1, 0, 0], unacknowledged: 1 }).openAlerts).toEqual([0, 1, 0, 0])
    expect(standing(registered, undefined).presence.online).toBe(2)
  })
  it('makes an area the sum of its compounds', () => {
    const area = { id: 'A1', name: 'A', compounds: 2, households: 2, devices: 4, presence: { online: 0, offline: 0, unknown: 0 }, openAlerts: [0, 0, 0, 0], unacknowledged: 0 }
    const sum = areaStanding(area, [compound('a', { openAlerts: [1, 0, 2, 0], unacknowledged: 3 }), compound('b', { openAlerts: [0, 0, 1, 0] }), compound('c', { area: 'A2', openAlerts: [9, 9, 9, 9] })])
    expect(sum.openAlerts).toEqual([1, 0, 3, 0])
    expect(sum.presence.online).toBe(20)
    expect(sum.unacknowledged).toBe(3)
  })
})

describe('gravest', () => {
  it('names the worst level and counts all', () => {
    expect(gravest([0, 2, 0, 3])).toEqual({ severity: 2, count: 5 })
    expect(gravest([0, 0, 0, 0])).toBeNull()
  })
})
