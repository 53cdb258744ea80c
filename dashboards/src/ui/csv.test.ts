import { describe, expect, it } from 'vitest'
import { csv } from './csv'

describe('csv', () => {
  it('quotes what needs it and lets nothing become a formula', () => {
    expect(csv([['a', 1], ['x,"y"', '=1+1']])).toBe('\uFEFFa,1\r\n"x,""y""",\'=1+1\r\n')
  })
})
