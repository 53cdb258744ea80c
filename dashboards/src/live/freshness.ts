/** How far the page may be believed. Pure functions; all times are monotonic milliseconds unless they say otherwise. */
export type Freshness =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'delayed'; silentMs: number }
  | { kind: 'lagging'; lagMs: number }
  | { kind: 'reconnecting'; silentMs: number }
  | { kind: 'lost'; silentMs: number }

export interface Link {
  /** When the page began to wait for its first frame. */
  startedMs: number
  lastFrameMs: number | null
  /** When the socket closed, null while it is open or opening for the first time. */
  closedMs: number | null
  /** How far the live view is behind the journal, by the gateway's own word. */
  lagMs: number
}

export const DELAYED_MS = 7_000
/** Looked at once a second, so that the banner is there within 13 s of the last frame on a busy machine too. */
export const LOST_MS = 11_000
export const LAGGING_MS = 10_000
const SHOUT_AFTER_MS = 1_000
const STALE_PERIODS = 3

export function freshness(link: Link, nowMs: number): Freshness {
  const silentMs = nowMs - (link.lastFrameMs ?? link.startedMs)
  if (silentMs > LOST_MS) return { kind: 'lost', silentMs }
  if (link.closedMs !== null && nowMs - link.closedMs > SHOUT_AFTER_MS) return { kind: 'reconnecting', silentMs }
  if (link.lastFrameMs === null) return { kind: 'connecting' }
  if (silentMs > DELAYED_MS) return { kind: 'delayed', silentMs }
  if (link.lagMs > LAGGING_MS) return { kind: 'lagging', lagMs: link.lagMs }
  return { kind: 'live' }
}

/** A value older than three of its sampling periods is no longer current. Epoch milliseconds by the gateway's clock. */
export function isStale(tsMs: number, samplingMs: number, serverNowMs: number): boolean {
  return serverNowMs - tsMs > STALE_PERIODS * samplingMs
}
