import { useI18n } from 'vue-i18n'
import type { Field, Scalar } from '@/api/types'
import { language, words } from '@/i18n'
import { useSession } from '@/session/store'
import { clockTime, formatNumber, formatShare, fullTime, shortTime, showValue, span, type ShownValue } from './format'

/** The formats of ui/format.ts bound to the language of the page and the estate's time zone. */
export function useFormat() {
  const { t, te } = useI18n()
  const session = useSession()
  const locale = () => ({ language: language.value, timeZone: session.timeZone })
  const valueWords = {
    words,
    flag: (on: boolean) => t(on ? 'value.yes' : 'value.no'),
    option: (value: string) => (te(`option.${value}`) ? t(`option.${value}`) : value),
    get language() { return language.value as string }
  }
  return {
    clock: (ms: number) => clockTime(ms, locale()),
    full: (ms: number) => fullTime(ms, locale()),
    short: (ms: number, nowMs: number | null) => shortTime(ms, nowMs, locale()),
    duration: (ms: number) => {
      const { unit, big, small } = span(ms)
      return t(`span.${unit}`, { big, small })
    },
    number: (value: number) => formatNumber(value, language.value),
    share: (part: number, whole: number) => formatShare(part, whole, language.value),
    value: (value: Scalar, field: Field | undefined): ShownValue => showValue(value, field, valueWords),
    label: (field: Field | undefined, name: string) => (field ? words(field.label) : name)
  }
}
