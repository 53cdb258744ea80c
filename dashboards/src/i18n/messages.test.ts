import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCE = new URL('..', import.meta.url).pathname
const flatten = (tree: object, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) => (typeof value === 'string' ? [`${prefix}${key}`] : flatten(value as object, `${prefix}${key}.`)))
const read = (tree: object, key: string): string => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], tree) as string
const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

const packs = readdirSync(new URL('.', import.meta.url).pathname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const merge = (language: string): object => {
  const all: Record<string, object> = {}
  for (const pack of packs) {
    for (const [group, texts] of Object.entries(JSON.parse(readFileSync(join(SOURCE, 'i18n', pack, `${language}.json`), 'utf8')) as Record<string, object>)) all[group] = { ...all[group], ...texts }
  }
  return all
}
const zh = merge('zh-CN')
const en = merge('en')

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|ts)$/.test(file) && !/\.(test|d)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SOURCE, file), 'utf8') }))

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(flatten(en)).toEqual(flatten(zh))
  })

  it('have the same slots in both languages', () => {
    for (const key of flatten(zh)) expect([key, slots(read(en, key))]).toEqual([key, slots(read(zh, key))])
  })

  it('exist for every key the code names', () => {
    const keys = new Set(flatten(zh))
    for (const { file, text } of sources) {
      for (const [, key] of text.matchAll(/\bt\('([\w.-]+)'/g)) expect([file, key, keys.has(key ?? '')]).toEqual([file, key, true])
    }
  })

  it('are all in use', () => {
    const code = sources.map(({ text }) => text).join('\n')
    const groups = [...code.matchAll(/`((?:[\w-]+\.)+)\$\{/g)].map(([, group]) => group ?? '')
    const unused = flatten(zh).filter((key) => !code.includes(`'${key}'`) && !groups.some((group) => key.startsWith(group)))
    expect(unused).toEqual([])
  })
})

describe('sources', () => {
  it('hold no Chinese outside the messages', () => {
    const allowed = /安居|一级|二级|三级|四级|未知/g
    const guilty = sources.filter(({ text }) => /[\u4e00-\u9fff]/.test(text.replace(allowed, ''))).map(({ file }) => file)
    expect(guilty).toEqual([])
  })

  it('use the severity hues in the badge only', () => {
    expect(sources.filter(({ text }) => text.includes('--sev-')).map(({ file }) => file)).toEqual(['ui/SeverityBadge.vue'])
  })
})
