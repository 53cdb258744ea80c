import type { Field, Scalar, Text } from '@/api/types'

/** Formats shared by every page. Pure: language, time zone and "now" are arguments. */
export interface Locale {
  language: string
  timeZone: string
}

const cache = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, kind: 'clock' | 'day' | 'full'): Intl.DateTimeFormat {
  const key = `${kind} ${locale.timeZone}`
  let format = cache.get(key)
  if (format === undefined) {
    const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
    const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    const parts = kind === 'clock' ? clock : kind === 'day' ? day : { ...day, ...clock }
    format = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: locale.timeZone })
    cache.set(key, format)
  }
  return format
}

export const clockTime = (ms: number, locale: Locale): string => dateFormat(locale, 'clock').format(ms)
export const fullTime = (ms: number, locale: Locale): string => dateFormat(locale, 'full').format(ms)

/** With seconds today, `MM-DD HH:mm` on any other day. */
export function shortTime(ms: number, nowMs: number | null, locale: Locale): string {
  const day = dateFormat(locale, 'day')
  if (nowMs !== null && day.format(ms) === day.format(nowMs)) return clockTime(ms, locale)
  return `${day.format(ms).slice(5)} ${clockTime(ms, locale).slice(0, 5)}`
}

export interface Span {
  unit: 'seconds' | 'minutes' | 'hours' | 'days'
  big: number
  small: number
}

/** An age in its two greatest units: 12 s, 4 min 12 s, 3 h 12 min, 14 d 2 h. Never negative. */
export function span(ms: number): Span {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return { unit: 'seconds', big: seconds, small: 0 }
  if (seconds < 3600) return { unit: 'minutes', big: Math.floor(seconds / 60), small: seconds % 60 }
  if (seconds < 86_400) return { unit: 'hours', big: Math.floor(seconds / 3600), small: Math.floor((seconds % 3600) / 60) }
  return { unit: 'days', big: Math.floor(seconds / 86_400), small: Math.floor((seconds % 86_400) / 3600) }
}

/** A number with as many digits as help: whole above 1,000, else up to two decimals. */
export function formatNumber(value: number, language: string): string {
  const magnitude = Math.abs(value)
  const maximumFractionDigits = magnitude >= 1000 ? 0 : magnitude >= 100 ? 1 : 2
  return new Intl.NumberFormat(language, { maximumFractionDigits }).format(value)
}

/** A share of a whole; never rounds up to 100 % or down to 0 % what is not. */
export function formatShare(part: number, whole: number, language: string): string {
  if (whole <= 0) return '—'
  const percent = (part / whole) * 100
  const shown = percent < 100 ? Math.min(percent, 99.9) : 100
  const kept = shown > 0 ? Math.max(shown, 0.1) : 0
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(kept)}%`
}

export interface ValueWords {
  words: (text: Text) => string
  flag: (on: boolean) => string
  /** The words for a value of a text field, or the value itself. */
  option: (value: string) => string
  language: string
}

export interface ShownValue {
  text: string
  unit: string
}

export function showValue(value: Scalar, field: Field | undefined, by: ValueWords): ShownValue {
  if (typeof value === 'boolean') return { text: by.flag(value), unit: '' }
  if (typeof value === 'string') return { text: by.option(value), unit: '' }
  const code = field?.codes?.[String(value)]
  if (code !== undefined) return { text: by.words(code), unit: '' }
  return { text: formatNumber(value, by.language), unit: field?.unit ?? '' }
}

/** On which side of the normal band a value lies; `in` also when there is no band. */
export function bandSide(value: Scalar, field: Field | undefined): 'in' | 'above' | 'below' {
  if (typeof value !== 'number' || field === undefined) return 'in'
  if (field.normalMax !== undefined && value > field.normalMax) return 'above'
  if (field.normalMin !== undefined && value < field.normalMin) return 'below'
  return 'in'
}
