import { describe, expect, it } from 'vitest'
import type { Alert, DeviceEvent } from '@/api/types'
import { absences, alertBars, presenceChanges } from './marks'

const presence = (tsMs: number, state: string): DeviceEvent => ({ device: 'd', event: 'presence', tsMs, receivedMs: tsMs, data: { state, reason: 'keep_alive' } })
const text = { zh: '题', en: 'title' }
const alert = (id: string, raisedMs: number, clearedMs?: number): Alert => ({
  id, rule: 'r', ruleVersion: '1', title: text, advice: text, severity: 2, category: 'fire', state: 'raised', area: 'A1', compound: 'C1', compoundName: 'C1', raisedMs, lastMs: raisedMs, occurrences: 1, values: {},
  ...(clearedMs === undefined ? {} : { clearedMs })
})

describe('absences', () => {
  it('are the stretches between going and coming back, cut to the range', () => {
    const changes = presenceChanges([presence(300, 'online'), presence(100, 'offline'), presence(500, 'unknown'), presence(50, 'nonsense')])
    expect(absences(changes, 150, 600)).toEqual([{ fromMs: 150, toMs: 300, state: 'offline' }, { fromMs: 500, toMs: 600, state: 'unknown' }])
    expect(absences(changes, 310, 400)).toEqual([])
  })
})

describe('alertBars', () => {
  it('stand under each other where they overlap and are cut to the range', () => {
    const bars = alertBars([alert('b', 120), alert('a', 50, 200), alert('c', 400, 450), alert('old', 0, 10)], 100, 700, 3)
    expect(bars.map(({ alert: { id }, lane, fromMs, toMs }) => [id, lane, fromMs, toMs])).toEqual([['a', 0, 100, 200], ['b', 1, 120, 700], ['c', 0, 400, 450]])
  })
})
