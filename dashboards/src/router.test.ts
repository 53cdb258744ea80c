// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { safeReturn } from './router'

describe('safeReturn', () => {
  it('leads to a page of this app only', () => {
    expect(safeReturn('/alerts?alert=1')).toBe('/alerts?alert=1')
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', undefined, ['/a']]) expect(safeReturn(foreign)).toBe('/')
  })
})
