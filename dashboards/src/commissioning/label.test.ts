import { describe, expect, it } from 'vitest'
import { deviceOf } from './label'

describe('deviceOf', () => {
  it('reads the id of a printed label and nothing else of it', () => {
    expect(deviceOf('anju:device?id=A1-C01-gate-001&password=s3cret%26')).toBe('A1-C01-gate-001')
  })

  it('takes an id as it is typed', () => {
    expect(deviceOf('  A1-C01-gate-001 ')).toBe('A1-C01-gate-001')
  })

  it('knows what is no device', () => {
    for (const text of ['', 'anju:device?password=x', 'https://example.org/?id=gate', 'two words', 'x'.repeat(65)]) expect([text, deviceOf(text)]).toEqual([text, null])
  })
})
