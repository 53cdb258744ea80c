import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, triggerRef, watch, type WatchSource } from 'vue'
import { updatesIn, type CompoundState, type Counters, type Delta, type Frame, type Heartbeat, type Refusal, type Snapshot, type Subscription } from '@/api/frames'
import { LiveSocket, type SocketLike } from '@/api/live'
import type { Alert, DeviceEvent } from '@/api/types'
import { monotonicMs, setServerTime, useTick } from './clock'
import { freshness, type Link } from './freshness'
import { noteHeard } from './heard'
import { mergeDevice, putAll, replaceAll, type LiveDevice } from './merge'

const PENDING_FRAMES = 64
const HIDDEN_FLUSH_MS = 500

/** What the gateway pushes to this page. Frames are applied once per animation frame; maps are keyed by id and changed in place. */
export const useLive = defineStore('live', () => {
  const counters = shallowRef<Counters | null>(null)
  const compounds = shallowRef(new Map<string, CompoundState>())
  const devices = shallowRef(new Map<string, LiveDevice>())
  const refusal = shallowRef<Refusal | null>(null)
  /** Grows with every snapshot: what was read over REST before it may be out of date. */
  const snapshots = shallowRef(0)
  /** Updates applied since the snapshot, and how often the gateway had sent another number: each time the page began afresh. */
  const account = shallowRef({ applied: 0, lost: 0 })
  /** How often the socket was opened. */
  const connections = shallowRef(0)
  const link = shallowRef<Link>({ startedMs: monotonicMs(), lastFrameMs: null, closedMs: null, lagMs: 0 })
  const lastServerTime = shallowRef<number | null>(null)
  const beats = useTick()
  const fresh = computed(() => (beats.value >= 0 ? freshness(link.value, monotonicMs()) : freshness(link.value, 0)))
  const isLost = computed(() => fresh.value.kind === 'lost')

  const alertListeners = new Set<(alerts: readonly Alert[]) => void>()
  const eventListeners = new Set<(events: readonly DeviceEvent[]) => void>()
  let doubtListener: () => void = () => undefined
  let pending: (Snapshot | Delta)[] = []
  let scheduled = false
  let accounting = false

  const socket = new LiveSocket({
    open: () => {
      const url = new URL('/api/v1/live', location.href)
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
      return new WebSocket(url) as unknown as SocketLike
    },
    now: monotonicMs,
    later: (run, ms) => window.setTimeout(run, ms),
    cancel: (timer) => { window.clearTimeout(timer) },
    random: Math.random,
    onFrame: receive,
    onOpen: () => {
      connections.value += 1
      link.value = { ...link.value, closedMs: null }
    },
    onClosed: (failures) => {
      if (link.value.closedMs === null) link.value = { ...link.value, closedMs: monotonicMs() }
      if (failures === 2 || failures % 5 === 0) doubtListener()
    }
  })

  function receive(frame: Frame): void {
    if (frame.type === 'error') {
      link.value = { ...link.value, lastFrameMs: monotonicMs() }
      refusal.value = frame
      return
    }
    setServerTime(frame.serverTime)
    lastServerTime.value = frame.serverTime
    const lagMs = 'lagMs' in frame ? (frame.lagMs ?? 0) : link.value.lagMs
    link.value = { ...link.value, lastFrameMs: monotonicMs(), lagMs, closedMs: null }
    if (frame.type === 'heartbeat') {
      compare(frame)
      noteHeard(frame.serverTime)
      return
    }
    pending.push(frame)
    if (pending.length >= PENDING_FRAMES) flush()
    else schedule()
  }

  function compare({ updates }: Heartbeat): void {
    flush()
    if (updates === undefined || !accounting || updates === account.value.applied) return
    accounting = false
    account.value = { ...account.value, lost: account.value.lost + 1 }
    socket.resync()
  }

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    if (document.hidden) window.setTimeout(flush, HIDDEN_FLUSH_MS)
    else requestAnimationFrame(flush)
  }

  function flush(): void {
    scheduled = false
    const frames = pending
    pending = []
    for (const frame of frames) apply(frame)
  }

  function apply(frame: Snapshot | Delta): void {
    if (frame.counters) counters.value = frame.counters
    if (frame.type === 'snapshot') {
      refusal.value = null
      if (frame.compounds) replaceAll(compounds.value, frame.compounds)
      devices.value.clear()
    } else if (frame.compounds) {
      putAll(compounds.value, frame.compounds)
    }
    for (const change of frame.devices ?? []) devices.value.set(change.id, mergeDevice(devices.value.get(change.id), change))
    if (frame.compounds) triggerRef(compounds)
    if (frame.devices || frame.type === 'snapshot') triggerRef(devices)
    if (frame.type === 'snapshot') {
      snapshots.value += 1
      accounting = true
      account.value = { ...account.value, applied: 0 }
      return
    }
    account.value = { ...account.value, applied: account.value.applied + updatesIn(frame) }
    if (frame.alerts?.length) for (const listener of alertListeners) listener(frame.alerts)
    if (frame.events?.length) for (const listener of eventListeners) listener(frame.events)
  }

  const wake = (): void => {
    flush()
    if (!document.hidden) socket.poke()
  }

  function start(): void {
    link.value = { startedMs: monotonicMs(), lastFrameMs: null, closedMs: null, lagMs: 0 }
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    socket.start()
  }

  function stop(): void {
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('online', wake)
    socket.stop()
    pending = []
    counters.value = null
    lastServerTime.value = null
    devices.value = new Map()
    compounds.value = new Map()
  }

  function subscribe(subscription: Subscription): void {
    refusal.value = null
    accounting = false
    if (subscription.view !== 'overview') devices.value = new Map()
    socket.subscribe(subscription)
  }

  return {
    counters, compounds, devices, refusal, snapshots, connections, account, fresh, isLost, lastServerTime,
    start, stop, subscribe,
    /** Called when the socket keeps failing: perhaps the session has ended. */
    onDoubt: (listener: () => void) => { doubtListener = listener },
    addAlertListener: (listener: (alerts: readonly Alert[]) => void) => {
      alertListeners.add(listener)
      onScopeDispose(() => alertListeners.delete(listener))
    },
    addEventListener: (listener: (events: readonly DeviceEvent[]) => void) => {
      eventListeners.add(listener)
      onScopeDispose(() => eventListeners.delete(listener))
    }
  }
})

/** Subscribes the page to its view, and again whenever the view changes. */
export function useLiveView(view: WatchSource<Subscription>): void {
  const live = useLive()
  let current = ''
  watch(view, (subscription) => {
    const key = `${subscription.view} ${subscription.id ?? ''}`
    if (key === current) return
    current = key
    live.subscribe(subscription)
  }, { immediate: true })
}
