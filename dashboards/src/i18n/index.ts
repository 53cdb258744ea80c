import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Text } from '@/api/types'
import en from './en.json'
import zh from './zh-CN.json'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORED = 'anju.language'

function stored(): Language {
  const language = localStorage.getItem(STORED)
  if (language === 'zh-CN' || language === 'en') return language
  return navigator.language.toLowerCase().startsWith('zh') || !navigator.language ? 'zh-CN' : 'en'
}

export const i18n = createI18n({
  legacy: false,
  locale: stored(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en }
})

export const language = computed<Language>({
  get: () => (i18n.global.locale.value === 'en' ? 'en' : 'zh-CN'),
  set: (next) => {
    i18n.global.locale.value = next
    localStorage.setItem(STORED, next)
    document.documentElement.lang = next
  }
})
document.documentElement.lang = language.value

/** The words of a text of the gateway in the language of the page. */
export function words(text: Text): string {
  return language.value === 'en' ? text.en || text.zh : text.zh || text.en
}
