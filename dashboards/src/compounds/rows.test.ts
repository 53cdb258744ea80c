import { describe, expect, it } from 'vitest'
import type { Device, PresenceState, Profile } from '@/api/types'
import { fromRest } from '@/live/merge'
import { gridRows, keyFields, matrix, type GridDevice } from './rows'

const label = { zh: 'x', en: 'x' }
const profile = (kind: string): Profile => ({ kind, label, gbTypeCode: '1', samplingMs: 1, fields: [], events: [], commands: [] })
function device(id: string, kind: string, building: string | undefined, state: PresenceState = 'online'): GridDevice {
  const rest: Device = { id, kind, compound: 'C', area: 'A', name: id, presence: { state, sinceMs: 1 }, values: {}, ...(building === undefined ? {} : { building }) }
  return { device: rest, live: fromRest(rest) }
}
const all = { kind: null, building: null, presence: null }
const devices = [device('d-10', 'lamp', undefined, 'unknown'), device('d-2', 'camera', 'B10'), device('d-3', 'camera', 'B2', 'offline'), device('d-1', 'camera', 'B2')]
const profiles = [profile('camera'), profile('gate'), profile('lamp')]

describe('gridRows', () => {
  it('heads each kind that has devices, in the order of the profiles, devices by building and number', () => {
    expect(gridRows(devices, profiles, all).map(({ key }) => key)).toEqual(['kind camera', 'd-1', 'd-3', 'd-2', 'kind lamp', 'd-10'])
  })
  it('filters by kind, building and presence together', () => {
    expect(gridRows(devices, profiles, { kind: 'camera', building: 'B2', presence: 'offline' }).map(({ key }) => key)).toEqual(['kind camera', 'd-3'])
    expect(gridRows(devices, profiles, { ...all, building: '' })).toEqual([])
  })
})

describe('matrix', () => {
  it('counts online, offline and unknown apart, the grounds last', () => {
    const rows = matrix(devices, ['B2', 'B10'], ['camera', 'lamp'])
    expect(rows.map(({ building }) => building)).toEqual(['B2', 'B10', ''])
    expect(rows[0]?.cells[0]).toEqual({ kind: 'camera', counts: { online: 1, offline: 1, unknown: 0 }, total: 2 })
    expect(rows[2]?.cells[1]?.counts.unknown).toBe(1)
  })
})

describe('keyFields', () => {
  it('leaves counters out', () => {
    const field = { name: 'a', type: 'number' as const, label, counter: false }
    expect(keyFields({ ...profile('x'), fields: [field, { ...field, name: 'total', counter: true }] }).map(({ name }) => name)).toEqual(['a'])
  })
})
