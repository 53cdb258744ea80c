import { describe, expect, it } from 'vitest'
import type { Alert } from '@/api/types'
import { Waiting } from './waiting'

const text = { zh: '题', en: 'title' }
const alert = (id: string, severity: number, state: Alert['state'] = 'raised'): Alert => ({
  id, rule: 'r', ruleVersion: '1', title: text, advice: text, severity, category: 'fire', state, area: 'A1', compound: 'C1', compoundName: 'C1', raisedMs: 1, lastMs: 1, occurrences: 1, values: {}
})

describe('Waiting', () => {
  it('calls once for a new 一级 or 二级 and never for less', () => {
    const waiting = new Waiting()
    expect(waiting.take([alert('a', 2), alert('b', 3)]).map(({ id }) => id)).toEqual(['a'])
    expect(waiting.take([alert('a', 2)])).toEqual([])
    expect(waiting.gravest).toBe(2)
    expect(waiting.take([alert('c', 1)]).map(({ id }) => id)).toEqual(['c'])
    expect(waiting.gravest).toBe(1)
  })

  it('is quiet once somebody owns it, and calls again when it comes back', () => {
    const waiting = new Waiting()
    waiting.take([alert('a', 1)])
    waiting.take([alert('a', 1, 'acknowledged')])
    expect(waiting.gravest).toBeNull()
    expect(waiting.take([alert('a', 1)])).toHaveLength(1)
  })
})
