import { describe, expect, it } from 'vitest'
import { zonedMs, zonedText } from './zoned'

describe('zoned time', () => {
  it('is the estate\'s, not the browser\'s', () => {
    expect(zonedMs('2026-11-25T03:00', 'Asia/Shanghai')).toBe(Date.parse('2026-11-24T19:00:00Z'))
    expect(zonedText(Date.parse('2026-11-24T19:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-25T03:00')
  })

  it('holds on both sides of a change of clocks', () => {
    for (const local of ['2026-03-08T01:59', '2026-03-08T03:01', '2026-11-01T03:00', '2026-07-01T12:00']) expect(zonedText(zonedMs(local, 'America/New_York') ?? 0, 'America/New_York')).toBe(local)
  })

  it('refuses what is no time', () => {
    for (const local of ['', 'now', '2026-13-01T00:00', '2026-01-01']) expect(zonedMs(local, 'Asia/Shanghai')).toBeNull()
  })
})
