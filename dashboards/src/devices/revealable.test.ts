// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { DeviceEvent } from '@/api/types'
import { revealable, sameEvents } from './revealable'

const DAY_MS = 86_400_000
const eventAt = (tsMs: number, data: object, event = 'access'): DeviceEvent => ({ device: 'd', event, tsMs, receivedMs: tsMs, data: data as DeviceEvent['data'] })
const masked = (tsMs: number) => eventAt(tsMs, { card: '6***1' })

describe('revealable', () => {
  it('is nothing where nothing is masked', () => {
    expect(revealable([])).toBeNull()
    expect(revealable([eventAt(5, { state: 'Open' })])).toBeNull()
  })

  it('is a day of the masked ones at most, counted back from the newest', () => {
    const newest = 3 * DAY_MS
    const events = [eventAt(newest + 7, {}), masked(newest), eventAt(newest - 1, {}), masked(newest - 5), masked(newest - DAY_MS + 1), masked(newest - DAY_MS)]
    const found = revealable(events)
    expect(found).toMatchObject({ fromMs: newest - DAY_MS + 1, toMs: newest + 1 })
    expect(found?.events).toEqual([events[1], events[3], events[4]])
    expect((found?.toMs ?? 0) - (found?.fromMs ?? 0)).toBeLessThanOrEqual(DAY_MS)
  })

  it('shows of the answer what was asked for only', () => {
    const whole = eventAt(5, { card: '62281' })
    expect(sameEvents([masked(5)], [eventAt(6, {}), whole, eventAt(5, {}, 'presence')])).toEqual([whole])
  })
})
