import { describe, expect, it } from 'vitest'
import { outcomeOf, readable } from './detail'

describe('outcomeOf', () => {
  it('tells what was done from what was refused', () => {
    expect(outcomeOf('{"status":204}')).toEqual({ ok: true, text: '204' })
    expect(outcomeOf('{"status":403}')).toEqual({ ok: false, text: '403' })
    expect(outcomeOf('{"outcome":"refused"}')).toEqual({ ok: false, text: 'refused' })
    expect(outcomeOf('{"outcome":"accepted"}')).toEqual({ ok: true, text: 'accepted' })
  })

  it('says nothing where nothing is said', () => {
    expect(outcomeOf('{"deleted":3}')).toBeNull()
    expect(outcomeOf('no JSON')).toBeNull()
    expect(outcomeOf('[1]')).toBeNull()
  })
})

describe('readable', () => {
  it('opens the body inside the detail', () => {
    expect(readable('{"status":200,"body":"{\\"reason\\":\\"test\\"}"}')).toBe('{\n  "status": 200,\n  "body": {\n    "reason": "test"\n  }\n}')
  })

  it('leaves alone what is no JSON', () => {
    expect(readable('<b>')).toBe('<b>')
  })
})
