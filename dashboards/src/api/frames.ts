import type { Alert, DeviceEvent, Presence, PresenceCounts, Quality, Scalar } from './types'

/** The frames of the WebSocket /api/v1/live, after asyncapi.yaml. */
export type View = 'overview' | 'compound' | 'device'

export interface Subscription {
  view: View
  id?: string
}

export interface Counters {
  presence: PresenceCounts
  openAlerts: number[]
  unacknowledged: number
  messagesPerSecond: number
}

export interface CompoundState {
  id: string
  presence: PresenceCounts
  openAlerts: number[]
  unacknowledged: number
}

/** Value, device time, and quality flags when there are any. */
export type LiveValue = [value: Scalar, tsMs: number, quality?: Quality[]]

export interface DeviceState {
  id: string
  presence?: Presence
  values?: Record<string, LiveValue>
}

export interface Snapshot extends Subscription {
  type: 'snapshot'
  seq: number
  serverTime: number
  lagMs?: number
  counters: Counters
  compounds?: CompoundState[]
  devices?: DeviceState[]
}

export interface Delta {
  type: 'delta'
  seq: number
  serverTime: number
  counters?: Counters
  compounds?: CompoundState[]
  devices?: DeviceState[]
  alerts?: Alert[]
  events?: DeviceEvent[]
}

export interface Heartbeat {
  type: 'heartbeat'
  serverTime: number
  lagMs: number
  /** What the deltas since the snapshot named, see {@link updatesIn}; absent while nothing is shown. */
  updates?: number
}

export interface Refusal {
  type: 'error'
  code: 'bad_request' | 'not_found' | 'forbidden'
  detail: string
}

export type Frame = Snapshot | Delta | Heartbeat | Refusal

/** How many devices, compounds, alerts and events a delta names, as the gateway counts them. */
export function updatesIn({ devices, compounds, alerts, events }: Delta): number {
  return (devices?.length ?? 0) + (compounds?.length ?? 0) + (alerts?.length ?? 0) + (events?.length ?? 0)
}

const TYPES = new Set(['snapshot', 'delta', 'heartbeat', 'error'])

/** A frame, or null for text that is none. */
export function parseFrame(text: string): Frame | null {
  try {
    const frame: unknown = JSON.parse(text)
    if (typeof frame !== 'object' || frame === null || !('type' in frame)) return null
    return TYPES.has(String(frame.type)) ? (frame as Frame) : null
  } catch {
    return null
  }
}
