import { describe, expect, it } from 'vitest'
import type { Field } from '@/api/types'
import { bandSide, clockTime, formatNumber, formatShare, shortTime, showValue, span } from './format'

const zone = { language: 'zh-CN', timeZone: 'Asia/Shanghai' }
const field = (change: Partial<Field> = {}): Field => ({ name: 'f', type: 'number', counter: false, label: { zh: '温度', en: 'Temperature' }, ...change })
const by = { words: (text: { zh: string }) => text.zh, flag: (on: boolean) => (on ? '是' : '否'), option: (value: string) => `<${value}>`, language: 'zh-CN' }

describe('times', () => {
  const at = Date.parse('2026-11-24T19:12:07Z')
  it('are told in the zone of the estate', () => {
    expect(clockTime(at, zone)).toBe('03:12:07')
  })
  it('have seconds today and the date on any other day', () => {
    expect(shortTime(at, at + 3_600_000, zone)).toBe('03:12:07')
    expect(shortTime(at, at + 86_400_000, zone)).toBe('11-25 03:12')
    expect(shortTime(at, null, zone)).toBe('11-25 03:12')
  })
  it('show midnight as 00, not 24', () => {
    expect(clockTime(Date.parse('2026-11-24T16:00:00Z'), zone)).toBe('00:00:00')
  })
})

describe('span', () => {
  it('gives an age in its two greatest units and never below zero', () => {
    expect(span(-5)).toEqual({ unit: 'seconds', big: 0, small: 0 })
    expect(span(252_999)).toEqual({ unit: 'minutes', big: 4, small: 12 })
    expect(span(11_520_000)).toEqual({ unit: 'hours', big: 3, small: 12 })
    expect(span(14 * 86_400_000 + 7_200_000)).toEqual({ unit: 'days', big: 14, small: 2 })
  })
})

describe('numbers', () => {
  it('have as many digits as help', () => {
    expect(formatNumber(1234.56, 'en')).toBe('1,235')
    expect(formatNumber(221.44, 'en')).toBe('221.4')
    expect(formatNumber(0.456, 'en')).toBe('0.46')
  })
  it('never round a share up to all or down to none', () => {
    expect(formatShare(9_999, 10_000, 'en')).toBe('99.9%')
    expect(formatShare(1, 100_000, 'en')).toBe('0.1%')
    expect(formatShare(10, 10, 'en')).toBe('100%')
    expect(formatShare(0, 10, 'en')).toBe('0%')
    expect(formatShare(0, 0, 'en')).toBe('—')
  })
})

describe('showValue', () => {
  it('gives number and unit', () => {
    expect(showValue(71.24, field({ unit: '°C' }), by)).toEqual({ text: '71.24', unit: '°C' })
  })
  it('translates codes, flags and words', () => {
    expect(showValue(1, field({ unit: '', codes: { 1: { zh: '正常运行', en: 'Normal' } } }), by).text).toBe('正常运行')
    expect(showValue(true, field({ type: 'flag' }), by).text).toBe('是')
    expect(showValue('Charging', field({ type: 'text' }), by).text).toBe('<Charging>')
  })
})

describe('bandSide', () => {
  it('tells above, below and within the normal band, limits included', () => {
    const banded = field({ normalMin: -20, normalMax: 60 })
    expect([60, 60.1, -20, -21].map((value) => bandSide(value, banded))).toEqual(['in', 'above', 'in', 'below'])
    expect(bandSide(99, field())).toBe('in')
    expect(bandSide('x', banded)).toBe('in')
  })
})
