import type { Language as ElementWords } from 'element-plus/es/locale'
import { computed, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Text } from '@/api/types'
import { part } from '@/ui/part'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Messages = Record<string, unknown>

/**
 * One folder of messages per part of the app, one file per language. `core` is there from the start; the words of other parts come with
 * their pages, so that nobody waits for words they do not read.
 */
const FILES = import.meta.glob<{ default: Messages }>('./*/*.json')
const STORED = 'anju.language'
const packs = new Set(['core'])
const loaded = new Set<string>()

function stored(): Language {
  const language = localStorage.getItem(STORED)
  if (language === 'zh-CN' || language === 'en') return language
  return navigator.language.toLowerCase().startsWith('zh') || !navigator.language ? 'zh-CN' : 'en'
}

export const i18n = createI18n({ legacy: false, locale: stored(), fallbackLocale: false, messages: {} })

/** Element's own words (date picker, tables) in the language of the page. */
export const elementWords = shallowRef<ElementWords | undefined>(undefined)

async function load(pack: string, wanted: Language): Promise<void> {
  const path = `./${pack}/${wanted}.json`
  if (loaded.has(path)) return
  const read = FILES[path]
  if (read === undefined) throw new Error(`no messages ${path}`)
  i18n.global.mergeLocaleMessage(wanted, (await read()).default)
  loaded.add(path)
}

async function loadAll(wanted: Language): Promise<void> {
  const element = wanted === 'en' ? import('element-plus/es/locale/lang/en') : import('element-plus/es/locale/lang/zh-cn')
  await Promise.all([...packs].map((pack) => load(pack, wanted)))
  elementWords.value = (await element).default
}

/** Resolves when the words of the first page are there. */
export const wordsReady: Promise<void> = loadAll(stored())

export const language = computed<Language>({
  get: () => (i18n.global.locale.value === 'en' ? 'en' : 'zh-CN'),
  set: (next) => {
    localStorage.setItem(STORED, next)
    void loadAll(next).then(() => {
      i18n.global.locale.value = next
      document.documentElement.lang = next
    })
  }
})
document.documentElement.lang = language.value

/** A page with the packs of words it needs, for the router. */
export function withWords<T>(needed: string | readonly string[], page: () => Promise<T>): () => Promise<T> {
  return part(async () => {
    const list = typeof needed === 'string' ? [needed] : needed
    for (const pack of list) packs.add(pack)
    const [found] = await Promise.all([page(), ...list.map((pack) => load(pack, language.value))])
    return found
  })
}

/** The words of a text of the gateway in the language of the page. */
export function words(text: Text): string {
  return language.value === 'en' ? text.en || text.zh : text.zh || text.en
}
