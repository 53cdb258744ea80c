import type { Alert, DeviceEvent, PresenceState } from '@/api/types'

/** Under this name the gateway keeps changes of presence among the events of a device. */
export const PRESENCE = 'presence'

export interface PresenceChange {
  tsMs: number
  state: PresenceState
  reason: string
}

export interface Stretch {
  fromMs: number
  toMs: number
  state: PresenceState
}

export interface AlertBar {
  alert: Alert
  fromMs: number
  toMs: number
  /** Row of the strip, so that bars of the same time stand one under the other. */
  lane: number
}

const STATES: readonly PresenceState[] = ['online', 'offline', 'unknown']

export function presenceChanges(events: readonly DeviceEvent[]): PresenceChange[] {
  return events.filter(({ event }) => event === PRESENCE).flatMap(({ tsMs, data }) => {
    const { state, reason } = data as { state?: unknown; reason?: unknown }
    const known = STATES.find((one) => one === state)
    return known === undefined ? [] : [{ tsMs, state: known, reason: typeof reason === 'string' ? reason : '' }]
  }).sort((a, b) => a.tsMs - b.tsMs)
}

/** When the device was not online within a range; `last` is what it was before the first change, as far as it is known. */
export function absences(changes: readonly PresenceChange[], fromMs: number, toMs: number): Stretch[] {
  const stretches: Stretch[] = []
  changes.forEach(({ tsMs, state }, i) => {
    const end = changes[i + 1]?.tsMs ?? toMs
    if (state === 'online' || end <= fromMs || tsMs >= toMs) return
    stretches.push({ fromMs: Math.max(fromMs, tsMs), toMs: Math.min(toMs, end), state })
  })
  return stretches
}

/** Alerts as bars within a range, laid out so that none covers another; at most `lanes` rows. */
export function alertBars(alerts: readonly Alert[], fromMs: number, toMs: number, lanes: number): AlertBar[] {
  const ends: number[] = []
  const bars: AlertBar[] = []
  const space = (toMs - fromMs) / 60
  for (const alert of [...alerts].sort((a, b) => a.raisedMs - b.raisedMs)) {
    const end = alert.clearedMs ?? toMs
    if (end < fromMs || alert.raisedMs > toMs) continue
    const from = Math.max(fromMs, alert.raisedMs)
    const until = Math.min(toMs, Math.max(end, alert.raisedMs))
    let lane = ends.findIndex((last) => last <= from)
    if (lane < 0) lane = ends.length
    if (lane >= lanes) continue
    ends[lane] = Math.max(until, from + space)
    bars.push({ alert, fromMs: from, toMs: until, lane })
  }
  return bars
}
