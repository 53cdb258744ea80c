import { describe, expect, it } from 'vitest'
import type { Alert } from '@/api/types'
import { byIncident, isFlood } from './grouping'

const text = { zh: '题', en: 'title' }
const alert = (id: string, incident: string, raisedMs = 1): Alert => ({
  id, incident, rule: 'r', ruleVersion: '1', title: text, advice: text, severity: 1, category: 'fire', state: 'raised', area: 'A1', compound: 'C1', compoundName: 'C1', raisedMs, lastMs: 1, occurrences: 1, values: {}, chattering: false
})

describe('byIncident', () => {
  it('stands the first of each incident for the others, and shows them when it is opened', () => {
    const list = [alert('a', 'i1'), alert('b', 'i2'), alert('c', 'i1'), alert('d', 'i1')]
    expect(byIncident(list, new Set()).map(({ key, more }) => [key, more])).toEqual([['a', 2], ['b', 0]])
    expect(byIncident(list, new Set(['i1'])).map(({ key, child }) => [key, child])).toEqual([['a', false], ['c', true], ['d', true], ['b', false]])
  })
})

describe('isFlood', () => {
  it('begins above ten open alerts in ten minutes', () => {
    const many = Array.from({ length: 11 }, (_, i) => alert(String(i), String(i), 1_000_000))
    expect(isFlood(many.slice(1), 1_000_001)).toBe(0)
    expect(isFlood(many, 1_000_001)).toBe(11)
    expect(isFlood(many, 1_000_000 + 11 * 60_000)).toBe(0)
    expect(isFlood(many, null)).toBe(0)
  })
})
