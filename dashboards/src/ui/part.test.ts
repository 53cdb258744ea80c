import { afterEach, describe, expect, it, vi } from 'vitest'
import { MissingPart, part } from './part'

const now = (): Promise<void> => Promise.resolve()
const gone = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'))

afterEach(() => { vi.unstubAllGlobals() })

describe('part', () => {
  it('is asked for again until the gateway is back', async () => {
    let away = 3
    vi.stubGlobal('fetch', vi.fn(() => (away > 0 ? gone() : Promise.resolve(new Response()))))
    const load = vi.fn(() => ((away -= 1) >= 0 ? gone() : Promise.resolve('page')))
    expect(await part(load, now)()).toBe('page')
    expect(load).toHaveBeenCalledTimes(4)
  })

  it('fails when the gateway is there twice without it', async () => {
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response())))
    const load = vi.fn(gone)
    await expect(part(load, now)()).rejects.toThrow(MissingPart)
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('is not asked for for ever', async () => {
    vi.stubGlobal('fetch', vi.fn(gone))
    const load = vi.fn(gone)
    await expect(part(load, now)()).rejects.toThrow('Failed to fetch')
    expect(load).toHaveBeenCalledTimes(120)
  })
})
