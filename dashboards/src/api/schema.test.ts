import { describe, expect, it } from 'vitest'
import { committed, generate } from '../../scripts/schema.mjs'

describe('schema.d.ts', () => {
  it('is what openapi.yaml says: run `npm run schema` and commit the result', async () => {
    expect(await generate()).toBe(await committed())
  })
})
