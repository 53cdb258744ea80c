import { parseFrame, type Frame, type Subscription } from './frames'

export interface SocketLike {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onclose: (() => void) | null
  onmessage: ((message: { data: unknown }) => void) | null
}

export interface LiveSocketHost {
  open: () => SocketLike
  /** Monotonic milliseconds. */
  now: () => number
  later: (run: () => void, ms: number) => number
  cancel: (timer: number) => void
  random: () => number
  /** A frame of the subscription in force; frames of a replaced subscription never get here. */
  onFrame: (frame: Frame) => void
  onOpen: () => void
  onClosed: (failures: number) => void
}

export const HEARTBEAT_MS = 5_000
const SILENCE_MS = 12_000
const BACKOFF_FIRST_MS = 500
const BACKOFF_LAST_MS = 10_000

/** Milliseconds before attempt `failures` + 1: doubling from 0.5 s to 10 s, with up to half of it taken off at random. */
export function backoff(failures: number, random: number): number {
  const full = Math.min(BACKOFF_LAST_MS, BACKOFF_FIRST_MS * 2 ** Math.min(failures, 10))
  return Math.round(full * (1 - random / 2))
}

/**
 * One socket to the gateway for the whole page. It subscribes to what the page shows, asks for a fresh snapshot after a gap in `seq`, and
 * replaces a socket that broke or went silent.
 */
export class LiveSocket {
  private socket: SocketLike | null = null
  private isOpen = false
  private wanted: Subscription | null = null
  private seq: number | null = null
  private failures = 0
  private heardMs = 0
  private retry: number | null = null
  private watchdog: number | null = null
  private running = false

  constructor(private readonly host: LiveSocketHost) {}

  start(): void {
    if (this.running) return
    this.running = true
    this.failures = 0
    this.connect()
  }

  stop(): void {
    this.running = false
    this.clearRetry()
    this.drop()
  }

  subscribe(subscription: Subscription): void {
    this.wanted = subscription
    this.seq = null
    if (this.isOpen) this.sendSubscription()
  }

  /** After a frozen tab or a change of network: replaces a socket that has been silent for two heartbeats, and does not wait to retry. */
  poke(): void {
    if (!this.running) return
    const silent = this.host.now() - this.heardMs > 2 * HEARTBEAT_MS
    if (this.socket === null || (this.isOpen && silent)) {
      this.clearRetry()
      this.drop()
      this.connect()
    }
  }

  private connect(): void {
    const socket = this.host.open()
    this.socket = socket
    this.heardMs = this.host.now()
    this.watch(socket)
    socket.onopen = () => {
      if (socket !== this.socket) return
      this.isOpen = true
      this.heardMs = this.host.now()
      this.host.onOpen()
      this.sendSubscription()
    }
    socket.onmessage = (message) => {
      if (socket === this.socket && typeof message.data === 'string') this.receive(message.data)
    }
    socket.onclose = () => {
      if (socket === this.socket) this.lost()
    }
  }

  private receive(text: string): void {
    const frame = parseFrame(text)
    if (frame === null) return
    this.heardMs = this.host.now()
    this.failures = 0
    switch (frame.type) {
      case 'snapshot':
        if (frame.view !== this.wanted?.view || (frame.id ?? '') !== (this.wanted.id ?? '')) return
        this.seq = frame.seq
        break
      case 'delta':
        if (this.seq === null) return
        if (frame.seq !== this.seq + 1) {
          this.seq = null
          this.sendSubscription()
          return
        }
        this.seq = frame.seq
        break
      default:
    }
    this.host.onFrame(frame)
  }

  /** Asks for a fresh snapshot of what is shown. */
  resync(): void {
    if (this.isOpen) this.sendSubscription()
  }

  private sendSubscription(): void {
    this.seq = null
    if (this.wanted !== null && this.socket !== null) this.socket.send(JSON.stringify({ type: 'subscribe', ...this.wanted }))
  }

  private watch(socket: SocketLike): void {
    this.clearWatchdog()
    this.watchdog = this.host.later(() => {
      if (socket !== this.socket) return
      if (this.host.now() - this.heardMs > SILENCE_MS) this.lost()
      else this.watch(socket)
    }, 1_000)
  }

  private lost(): void {
    this.drop()
    if (!this.running) return
    const wait = backoff(this.failures, this.host.random())
    this.failures += 1
    this.host.onClosed(this.failures)
    this.clearRetry()
    this.retry = this.host.later(() => {
      this.retry = null
      if (this.running && this.socket === null) this.connect()
    }, wait)
  }

  private drop(): void {
    const socket = this.socket
    this.socket = null
    this.isOpen = false
    this.seq = null
    this.clearWatchdog()
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = null
      socket.close()
    }
  }

  private clearRetry(): void {
    if (this.retry !== null) this.host.cancel(this.retry)
    this.retry = null
  }

  private clearWatchdog(): void {
    if (this.watchdog !== null) this.host.cancel(this.watchdog)
    this.watchdog = null
  }
}
