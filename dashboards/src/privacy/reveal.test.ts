// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/problem'
import { isExpired, isMasked, mayReveal, refusalOf } from './reveal'

const NOW = 1_000_000
const answer = (status: number, headers: Record<string, string> = {}) => ApiError.of(new Response(JSON.stringify({ type: 'about:blank', title: 'no', status, detail: 'why' }), { status, headers }))

describe('reveal', () => {
  it('is offered to those who may, where something is masked', () => {
    expect(['admin', 'property', 'police', 'supervisor', 'tester', ''].filter(mayReveal)).toEqual(['admin', 'property', 'police'])
    expect(isMasked({ plate: '豫*****5', on: true })).toBe(true)
    expect(isMasked({ image: '***' })).toBe(true)
    expect(isMasked({ temperature_c: 71.2, state: 'Open' })).toBe(false)
  })

  it('tells when nothing came back unmasked', () => {
    const shown = { event: 'match', plate: '豫*****5', image: '***' }
    expect(isExpired(shown, shown)).toBe(true)
    expect(isExpired(shown, { event: 'match' })).toBe(true)
    expect(isExpired(shown, { ...shown, plate: '豫C12345' })).toBe(false)
  })

  it('says why it was refused and when to try again', async () => {
    expect(refusalOf(await answer(403), NOW)).toEqual({ why: 'forbidden' })
    expect(refusalOf(await answer(404), NOW)).toEqual({ why: 'gone' })
    expect(refusalOf(await answer(429, { 'Retry-After': '90' }), NOW)).toEqual({ why: 'oftenUntil', untilMs: NOW + 90_000 })
    expect(refusalOf(await answer(429, { 'Retry-After': '90' }), null)).toEqual({ why: 'often' })
    expect(refusalOf(await answer(429, { 'Retry-After': 'soon' }), NOW)).toEqual({ why: 'often' })
    expect(refusalOf(await answer(503), NOW)).toEqual({ why: 'unreachable' })
    expect(refusalOf(ApiError.unreachable(new Error('cut')), NOW)).toEqual({ why: 'unreachable' })
    expect(refusalOf(await answer(400), NOW)).toEqual({ why: 'failed', detail: 'why' })
  })
})
