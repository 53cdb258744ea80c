import { describe, expect, it } from 'vitest'
import { mergeDevice } from './merge'

describe('mergeDevice', () => {
  const first = mergeDevice(undefined, { id: 'd', presence: { state: 'online', sinceMs: 1 }, values: { a: [1, 100], b: [2, 100] } })

  it('keeps what a delta does not mention', () => {
    const next = mergeDevice(first, { id: 'd', values: { a: [5, 200] } })
    expect(next.presence?.state).toBe('online')
    expect([...next.values]).toEqual([['a', [5, 200]], ['b', [2, 100]]])
  })

  it('never lets an older value replace a newer one', () => {
    expect(mergeDevice(first, { id: 'd', values: { a: [9, 50] } }).values.get('a')).toEqual([1, 100])
  })

  it('returns a new object, for a row compares by identity', () => {
    expect(mergeDevice(first, { id: 'd' })).not.toBe(first)
  })
})
