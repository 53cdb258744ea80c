import { describe, expect, it } from 'vitest'
import { titleText } from './title'

describe('titleText', () => {
  it('says how bad it is', () => {
    expect(titleText([2, 0, 0, 0], 7, 'Anju')).toBe('(2■ 7) Anju')
    expect(titleText([0, 3, 0, 0], 1, 'Anju')).toBe('(1) Anju')
    expect(titleText(undefined, 0, 'Anju')).toBe('Anju')
  })
})
