import { describe, expect, it } from 'vitest'
import { freshness, isStale, type Link } from './freshness'

const link = (change: Partial<Link> = {}): Link => ({ startedMs: 0, lastFrameMs: 100_000, closedMs: null, lagMs: 0, ...change })

describe('freshness', () => {
  it('is live up to 7 s after a frame, delayed up to 11 s, then lost', () => {
    expect(freshness(link(), 107_000).kind).toBe('live')
    expect(freshness(link(), 107_001)).toEqual({ kind: 'delayed', silentMs: 7_001 })
    expect(freshness(link(), 111_000).kind).toBe('delayed')
    expect(freshness(link(), 111_001)).toEqual({ kind: 'lost', silentMs: 11_001 })
  })

  it('waits one second before it says that a broken socket is being replaced', () => {
    expect(freshness(link({ closedMs: 101_000 }), 102_000).kind).toBe('live')
    expect(freshness(link({ closedMs: 101_000 }), 102_001).kind).toBe('reconnecting')
    expect(freshness(link({ closedMs: 101_000 }), 113_000).kind).toBe('lost')
  })

  it('counts from the start while no frame has come', () => {
    expect(freshness(link({ lastFrameMs: null }), 500).kind).toBe('connecting')
    expect(freshness(link({ lastFrameMs: null }), 11_001).kind).toBe('lost')
  })

  it('passes on that the gateway itself is behind', () => {
    expect(freshness(link({ lagMs: 10_000 }), 100_001).kind).toBe('live')
    expect(freshness(link({ lagMs: 45_000 }), 100_001)).toEqual({ kind: 'lagging', lagMs: 45_000 })
  })
})

describe('isStale', () => {
  it('takes a value for current up to three of its sampling periods', () => {
    expect(isStale(0, 10_000, 30_000)).toBe(false)
    expect(isStale(0, 10_000, 30_001)).toBe(true)
  })
})
