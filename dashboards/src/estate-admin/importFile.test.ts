import { describe, expect, it } from 'vitest'
import { mediaType } from './importFile'

describe('the media type of a register file', () => {
  it('follows the ending of its name', () => {
    expect(mediaType('台账.xlsx')).toContain('spreadsheetml')
    expect(mediaType('a.b.CSV')).toBe('text/csv')
    expect(mediaType('estate')).toBe('application/json')
  })
})
