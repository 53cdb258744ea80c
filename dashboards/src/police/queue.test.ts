import { describe, expect, it } from 'vitest'
import type { Alert, Receipt } from '@/api/types'
import { casesOf, gapsOf, nextStep, overdueMs, rowsOf, type Message } from './queue'

const text = { zh: '题', en: 'title' }
const alert = (id: string, state: Alert['state'] = 'raised'): Alert => ({
  id, rule: 'r', ruleVersion: '1', title: text, advice: text, severity: 1, category: 'fire', state, area: 'A1', compound: 'C1', compoundName: 'C1', raisedMs: 1, lastMs: 1, occurrences: 1, values: {}, chattering: false
})
const message = (sequence: number, id: string, state: Alert['state'] = 'raised'): Message => ({ sequence, alertId: id, change: state, queuedMs: sequence * 1000, alert: alert(id, state), phone: '', manager: '' })
const receipt = (disposition: Receipt['disposition']): Receipt => ({ id: disposition, recipient: 'bureau', alert: 'a', disposition, by: 'li', atMs: 5 })

describe('casesOf', () => {
  it('keeps the number of the first message and the newest state, newest case first', () => {
    const cases = casesOf([message(1, 'a'), message(2, 'b'), message(3, 'a', 'cleared')], new Map())
    expect(cases.map(({ sequence, alert: { id, state } }) => [sequence, id, state])).toEqual([[2, 'b', 'raised'], [1, 'a', 'cleared']])
  })
})

describe('gapsOf', () => {
  it('names every number that is missing, and rows show it in its place', () => {
    const messages = [message(1, 'a'), message(4, 'b'), message(5, 'c')]
    expect(gapsOf(messages)).toEqual([{ from: 2, to: 3 }])
    expect(rowsOf(casesOf(messages, new Map()), gapsOf(messages)).map(({ key }) => key)).toEqual(['c', 'b', 'gap 2', 'a'])
  })
})

describe('nextStep', () => {
  it('goes from 接警 over 出警 to 办结 and ends with 误报 as well', () => {
    const one = (...receipts: Receipt[]) => casesOf([message(1, 'a')], new Map([['a', receipts]]))[0]
    const step = (...receipts: Receipt[]) => { const found = one(...receipts); return found ? nextStep(found) : 'none' }
    expect(step()).toBe('received')
    expect(step(receipt('received'))).toBe('dispatched')
    expect(step(receipt('received'), receipt('dispatched'))).toBe('closed')
    expect(step(receipt('received'), receipt('false_alarm'))).toBeNull()
  })

  it('is overdue a minute after a 一级 alert was queued', () => {
    const [one] = casesOf([message(1, 'a')], new Map())
    expect(one && overdueMs(one, 61_500)).toBe(500)
    expect(one && overdueMs(one, 60_500)).toBe(-500)
    const [done] = casesOf([message(1, 'a')], new Map([['a', [receipt('received')]]]))
    expect(done && overdueMs(done, 99_000)).toBeNull()
  })
})
