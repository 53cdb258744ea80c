import type { DeadLetter, LedgerRow } from '../../src/api/types'
import { NOW } from './estate'

export const LEDGER: LedgerRow[] = [
  { recipient: '市公安局指挥中心', name: '市公安局指挥中心', queued: 3, sent: 0, received: 12, handled: 9, balanced: true, configured: true, raised: 1044, delivered: 1041, pending: 3, dead: 0, highestSequence: 1044, oldestPendingMs: NOW - 95_000 },
  { recipient: '物业值班', name: '物业值班', queued: 0, sent: 0, received: 0, handled: 0, balanced: true, configured: true, raised: 388, delivered: 386, pending: 0, dead: 2, highestSequence: 388 }
]

export const deadLetters = (): DeadLetter[] => [
  { id: 12, receivedMs: NOW - 61_000, device: 'A1-C01-lamp-002', topic: 'anju/A1-C01-lamp-002/telemetry', reason: 'out_of_range', detail: 'tilt_deg: 900 is outside -90 to 90', excerpt: '{"tilt_deg":900,"name":"<b>markup</b>"}', bytes: 38 },
  { id: 11, receivedMs: NOW - 3_600_000, device: 'A1-C01-gate-001', topic: 'anju/A1-C01-gate-001/event', reason: 'malformed', detail: 'not JSON at byte 7: Unexpected character', excerpt: '{"ts":}', bytes: 7 }
]
