import { describe, expect, it } from 'vitest'
import { shiftEnd } from './shelving'

describe('shiftEnd', () => {
  it('is the next end in the estate\'s time, over midnight too', () => {
    const at = (time: string): number => Date.parse(`2026-11-25T${time}+08:00`)
    expect(shiftEnd(at('03:12:07'), 'Asia/Shanghai')).toBe(at('06:00:00'))
    expect(shiftEnd(at('06:00:00'), 'Asia/Shanghai')).toBe(at('14:00:00'))
    expect(shiftEnd(at('23:30:00'), 'Asia/Shanghai')).toBe(Date.parse('2026-11-26T06:00:00+08:00'))
  })
})
