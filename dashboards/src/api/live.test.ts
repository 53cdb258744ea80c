import { beforeEach, describe, expect, it } from 'vitest'
import type { Frame } from './frames'
import { backoff, LiveSocket, type SocketLike } from './live'

class FakeSocket implements SocketLike {
  sent: unknown[] = []
  closed = false
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((message: { data: unknown }) => void) | null = null
  send(text: string): void { this.sent.push(JSON.parse(text)) }
  close(): void { this.closed = true }
  say(frame: object): void { this.onmessage?.({ data: JSON.stringify(frame) }) }
}

let now = 0
let timers: { at: number; run: () => void; id: number }[] = []
let sockets: FakeSocket[] = []
let frames: Frame[] = []
let failures: number[] = []
let live: LiveSocket

function advance(ms: number): void {
  const end = now + ms
  for (;;) {
    const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
    if (next === undefined) break
    timers = timers.filter((timer) => timer !== next)
    now = Math.max(now, next.at)
    next.run()
  }
  now = end
}

const socket = (index: number): FakeSocket => sockets.at(index) ?? new FakeSocket()
const snapshot = (view: string, seq: number, id?: string) => ({ type: 'snapshot', view, seq, serverTime: 1, counters: {}, ...(id === undefined ? {} : { id }) })
const delta = (seq: number) => ({ type: 'delta', seq, serverTime: 1 })
const types = (): string[] => frames.map(({ type }) => type)

beforeEach(() => {
  now = 0
  timers = []
  sockets = []
  frames = []
  failures = []
  let ids = 0
  live = new LiveSocket({
    open: () => {
      const next = new FakeSocket()
      sockets.push(next)
      return next
    },
    now: () => now,
    later: (run, ms) => {
      timers.push({ at: now + ms, run, id: ++ids })
      return ids
    },
    cancel: (id) => { timers = timers.filter((timer) => timer.id !== id) },
    random: () => 0,
    onFrame: (frame) => frames.push(frame),
    onOpen: () => undefined,
    onClosed: (count) => failures.push(count)
  })
  live.subscribe({ view: 'overview' })
  live.start()
  socket(0).onopen?.()
})

describe('LiveSocket', () => {
  it('subscribes when open and passes on the snapshot and the deltas that follow it', () => {
    expect(socket(0).sent).toEqual([{ type: 'subscribe', view: 'overview' }])
    socket(0).say(snapshot('overview', 7))
    socket(0).say(delta(8))
    socket(0).say(delta(9))
    expect(types()).toEqual(['snapshot', 'delta', 'delta'])
  })

  it('asks for a fresh snapshot after a gap and passes on nothing until it is there', () => {
    socket(0).say(snapshot('overview', 1))
    socket(0).say(delta(3))
    socket(0).say(delta(4))
    expect(socket(0).sent).toHaveLength(2)
    expect(types()).toEqual(['snapshot'])
    socket(0).say(snapshot('overview', 5))
    socket(0).say(delta(6))
    expect(types()).toEqual(['snapshot', 'snapshot', 'delta'])
  })

  it('begins afresh when asked to, as after a gap', () => {
    socket(0).say(snapshot('overview', 1))
    live.resync()
    socket(0).say(delta(2))
    expect(socket(0).sent).toHaveLength(2)
    expect(types()).toEqual(['snapshot'])
  })

  it('drops what still comes of a subscription that was replaced', () => {
    socket(0).say(snapshot('overview', 1))
    live.subscribe({ view: 'compound', id: 'C1' })
    socket(0).say(delta(2))
    socket(0).say(snapshot('overview', 3))
    socket(0).say(snapshot('compound', 4, 'C1'))
    socket(0).say(delta(5))
    expect(types()).toEqual(['snapshot', 'snapshot', 'delta'])
  })

  it('replaces a socket that closed, and takes a fresh snapshot', () => {
    socket(0).onclose?.()
    expect(failures).toEqual([1])
    advance(499)
    expect(sockets).toHaveLength(1)
    advance(1)
    socket(1).onopen?.()
    expect(socket(1).sent).toEqual([{ type: 'subscribe', view: 'overview' }])
  })

  it('replaces a socket that has been silent for more than 12 s', () => {
    socket(0).say({ type: 'heartbeat', serverTime: 1, lagMs: 0 })
    advance(12_000)
    expect(socket(0).closed).toBe(false)
    advance(1_000)
    expect(socket(0).closed).toBe(true)
    advance(500)
    expect(sockets).toHaveLength(2)
  })

  it('replaces a half-open socket at once when a frozen tab wakes', () => {
    now += 10_001
    live.poke()
    expect(sockets).toHaveLength(2)
    live.poke()
    expect(sockets).toHaveLength(2)
  })

  it('does not wait out the back-off when the network is back', () => {
    for (let i = 0; i < 5; i++) {
      socket(-1).onclose?.()
      advance(10_000)
    }
    socket(-1).onclose?.()
    const before = sockets.length
    live.poke()
    expect(sockets).toHaveLength(before + 1)
  })

  it('opens nothing after stop', () => {
    live.stop()
    advance(60_000)
    expect(sockets).toHaveLength(1)
  })

  it('ignores text that is no frame', () => {
    socket(0).onmessage?.({ data: '{' })
    socket(0).onmessage?.({ data: '{"type":"surprise"}' })
    expect(frames).toEqual([])
  })
})

describe('backoff', () => {
  it('doubles from 0.5 s to 10 s and takes off at most half', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((n) => backoff(n, 0))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
    expect(backoff(9, 0.999)).toBeGreaterThanOrEqual(5_000)
  })
})
