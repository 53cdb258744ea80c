import { useI18n } from 'vue-i18n'
import type { Alert, Scalar } from '@/api/types'
import { useEstate } from '@/estate/store'
import { words } from '@/i18n'
import { useFormat } from '@/ui/useFormat'

/** How an alert is put into words. */
export function useAlertWords() {
  const { t } = useI18n()
  const estate = useEstate()
  const format = useFormat()

  function values(alert: Alert): { name: string; label: string; text: string }[] {
    return Object.entries(alert.values as Record<string, Scalar | null>).map(([name, value]) => {
      const field = estate.field(alert.kind, name)
      const shown = value === null ? { text: '—', unit: '' } : typeof value === 'object' ? { text: JSON.stringify(value), unit: '' } : format.value(value, field)
      return { name, label: format.label(field, name), text: shown.unit ? `${shown.text} ${shown.unit}` : shown.text }
    })
  }

  return {
    values,
    title: (alert: Alert) => words(alert.title),
    place: (alert: Alert) => (alert.deviceName ? `${alert.compoundName} · ${alert.deviceName}` : alert.compoundName),
    state: (alert: Alert) => (alert.state === 'acknowledged' && alert.acknowledgedBy ? t('state.ownedBy', { name: alert.acknowledgedBy }) : t(`state.${alert.state}`))
  }
}
