import { useI18n } from 'vue-i18n'
import { useFormat } from '@/ui/useFormat'

/** A moment in full; words for the time before anything was measured. */
export function useTimes(): { moment: (ms: number) => string } {
  const { t } = useI18n()
  const { full } = useFormat()
  return { moment: (ms) => (ms === 0 ? t('coverage.notYet') : full(ms)) }
}
