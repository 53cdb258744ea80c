import { i18n, language } from '@/i18n'
import { ApiError } from './problem'

/**
 * A failure in the language of the page: by the gateway's code where there are words for it, with the gateway's own sentence where that
 * names what to change. The gateway itself speaks English.
 */
export function explain(cause: unknown): string {
  const { t, te } = i18n.global
  if (!(cause instanceof ApiError)) return (cause instanceof Error ? cause.message : String(cause)) || '?'
  if (cause.unreachable) return t('problem.unreachable')
  const code = cause.problem?.code ?? ''
  const detail = cause.message
  if (language.value === 'en') return detail
  return te(`problem.code.${code}`) ? t(`problem.code.${code}`, { detail }) : t('problem.other', { detail })
}
