import { beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '@/api/types'
import { AlertBoard } from './board'
import { compareAlerts, filterOf, matches, queryOf } from './order'

const text = { zh: '题', en: 'title' }
const alert = (id: string, change: Partial<Alert> = {}): Alert => ({
  id, rule: 'r', ruleVersion: '1', title: text, advice: text, severity: 3, category: 'facility', state: 'raised', area: 'A1', compound: 'C1', compoundName: 'C1',
  raisedMs: 1_000, lastMs: 1_000, occurrences: 1, values: {}, ...change
})
const ids = (board: AlertBoard): string[] => board.rows.map(({ id }) => id)

describe('compareAlerts', () => {
  it('puts open before closed, unacknowledged before acknowledged, then gravest, then newest', () => {
    const list = [
      alert('closed', { state: 'closed', severity: 1 }), alert('owned', { state: 'acknowledged', severity: 1 }), alert('old', { raisedMs: 5 }), alert('new', { raisedMs: 9 }),
      alert('grave', { severity: 1, raisedMs: 1 }), alert('over', { state: 'cleared', severity: 2 })
    ]
    expect(list.sort(compareAlerts).map(({ id }) => id)).toEqual(['grave', 'over', 'new', 'old', 'owned', 'closed'])
  })
})

describe('the filter in the address', () => {
  it('comes back as it went in', () => {
    const filter = { state: 'raised', severity: 2, category: 'fire', compound: 'A1-C01' } as const
    expect(filterOf(queryOf(filter))).toEqual(filter)
    expect(queryOf({ state: 'open' })).toEqual({})
  })

  it('ignores what makes no sense', () => {
    expect(filterOf({ state: 'gone', severity: '9', category: ['fire'], compound: '<b>' })).toEqual({ state: 'open' })
  })

  it('takes everything that is not closed for open', () => {
    expect((['raised', 'acknowledged', 'cleared', 'closed'] as const).filter((state) => matches(alert('a', { state }), { state: 'open' }))).toEqual(['raised', 'acknowledged', 'cleared'])
  })
})

describe('AlertBoard', () => {
  let board: AlertBoard
  beforeEach(() => {
    board = new AlertBoard({ state: 'open' })
    board.begin()
    board.replace({ state: 'open' }, [alert('a', { raisedMs: 3 }), alert('b', { raisedMs: 2 })])
  })

  it('lets a new alert in at its place while nobody works in the list', () => {
    board.put([alert('c', { severity: 1 })])
    expect(ids(board)).toEqual(['c', 'a', 'b'])
  })

  it('holds new alerts back and counts them while frozen, and lets them in afterwards', () => {
    board.freeze(true)
    board.put([alert('c', { severity: 1 }), alert('d')])
    board.put([alert('c', { severity: 1, occurrences: 2 })])
    expect(ids(board)).toEqual(['a', 'b'])
    expect(board.held).toBe(2)
    board.applyHeld()
    expect(ids(board)).toEqual(['c', 'd', 'a', 'b'].sort((x, y) => compareAlerts(board.get(x) ?? alert(x), board.get(y) ?? alert(y))))
    expect(board.held).toBe(0)
  })

  it('shows a change of a row at once without moving it while frozen', () => {
    board.freeze(true)
    board.put([alert('a', { raisedMs: 3, state: 'acknowledged', acknowledgedBy: 'li' })])
    expect(ids(board)).toEqual(['a', 'b'])
    expect(board.rows[0]?.acknowledgedBy).toBe('li')
    board.freeze(false)
    expect(ids(board)).toEqual(['b', 'a'])
  })

  it('keeps a row that no longer matches until the freeze ends', () => {
    board.freeze(true)
    board.put([alert('a', { raisedMs: 3, state: 'closed' })])
    expect(ids(board)).toEqual(['a', 'b'])
    board.freeze(false)
    expect(ids(board)).toEqual(['b'])
  })

  it('does not count a held alert that went away again', () => {
    board.freeze(true)
    board.put([alert('c')])
    board.put([alert('c', { state: 'closed' })])
    expect(board.held).toBe(0)
  })

  it('prefers what the feed said while a page was being read', () => {
    board.begin()
    board.put([alert('a', { raisedMs: 3, state: 'acknowledged' }), alert('z', { raisedMs: 9 })])
    board.replace({ state: 'open' }, [alert('a', { raisedMs: 3 }), alert('b', { raisedMs: 2 })])
    expect(board.get('a')?.state).toBe('acknowledged')
    expect(ids(board)).toEqual(['z', 'b', 'a'])
  })

  it('adds a further page below what is on screen while frozen', () => {
    board.freeze(true)
    board.begin()
    board.append([alert('b', { raisedMs: 2 }), alert('e', { severity: 1 })])
    expect(ids(board)).toEqual(['a', 'b', 'e'])
  })
})
