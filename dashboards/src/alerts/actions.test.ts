// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Alert } from '@/api/types'
import { useAlertActions } from './actions'

const text = { zh: '题', en: 'title' }
const raised: Alert = {
  id: 'a', rule: 'r', ruleVersion: '1', title: text, advice: text, severity: 1, category: 'fire', state: 'raised', area: 'A1', compound: 'C1', compoundName: 'C1', raisedMs: 1, lastMs: 1, occurrences: 1, values: {}
}

function setUp(answers: Response[]) {
  const rows = new Map([['a', raised]])
  const seen: string[] = []
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(answers.shift() ?? Response.error())))
  const actions = useAlertActions({
    get: (id) => rows.get(id),
    put: (alert) => {
      rows.set(alert.id, alert)
      seen.push(`${alert.state} ${alert.acknowledgedBy ?? ''}`.trim())
    },
    who: () => 'wang'
  })
  return { actions, seen }
}

const problem = (status: number, more: object) => new Response(JSON.stringify({ type: 'about:blank', title: 'no', status, ...more }), { status, headers: { 'content-type': 'application/problem+json' } })

afterEach(() => { vi.unstubAllGlobals() })

describe('acknowledge', () => {
  it('changes the row at once and then takes the word of the gateway', async () => {
    const { actions, seen } = setUp([Response.json({ ...raised, state: 'acknowledged', acknowledgedBy: 'wang.g' })])
    const done = actions.perform('a', { action: 'acknowledge' })
    expect(seen).toEqual(['acknowledged wang'])
    expect(actions.busy.value.has('a')).toBe(true)
    expect(await done).toBe(true)
    expect(seen.at(-1)).toBe('acknowledged wang.g')
    expect(actions.busy.value.size).toBe(0)
  })

  it('says who was first after a 409 and shows the alert as it really is', async () => {
    const { actions, seen } = setUp([problem(409, { by: 'li', atMs: 5 }), Response.json({ ...raised, state: 'acknowledged', acknowledgedBy: 'li' })])
    expect(await actions.perform('a', { action: 'acknowledge' })).toBe(false)
    expect(actions.notices.value.get('a')).toEqual({ kind: 'first', by: 'li', atMs: 5 })
    expect(seen.at(-1)).toBe('acknowledged li')
  })

  it('puts the row back when the gateway cannot be reached', async () => {
    const { actions, seen } = setUp([])
    vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('offline'))))
    expect(await actions.perform('a', { action: 'acknowledge' })).toBe(false)
    expect(actions.notices.value.get('a')).toEqual({ kind: 'unreachable' })
    expect(seen.at(-1)).toBe('raised')
  })

  it('lets the next act on the row wait for it and loses none', async () => {
    const { actions, seen } = setUp([Response.json({ ...raised, state: 'acknowledged', acknowledgedBy: 'wang' }), Response.json({ ...raised, state: 'acknowledged', acknowledgedBy: 'wang', assignedTo: 'li' })])
    const both = await Promise.all([actions.perform('a', { action: 'acknowledge' }), actions.perform('a', { action: 'assign', to: 'li' })])
    expect(both).toEqual([true, true])
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(seen.at(-1)).toBe('acknowledged wang')
  })

  it('is not sent twice while it is under way', async () => {
    const { actions } = setUp([Response.json({ ...raised, state: 'acknowledged' })])
    const [first, second] = await Promise.all([actions.perform('a', { action: 'acknowledge' }), actions.perform('a', { action: 'acknowledge' })])
    expect([first, second]).toEqual([true, false])
  })
})
