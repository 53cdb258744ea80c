import { useI18n } from 'vue-i18n'
import type { Alert, Scalar } from '@/api/types'
import { useEstate } from '@/estate/store'
import { words } from '@/i18n'
import { useFormat } from '@/ui/useFormat'

/** How an alert is put into words. */
export function useAlertWords() {
  const { t, te } = useI18n()
  const estate = useEstate()
  const format = useFormat()

  function values(alert: Alert): { name: string; label: string; text: string }[] {
    return Object.entries(alert.values as Record<string, Scalar | null>).map(([name, value]) => {
      const field = estate.field(alert.kind, name)
      const label = field ? format.label(field, name) : te(`fired.${name}`) ? t(`fired.${name}`) : name
      return { name, label, text: text(alert, name, value) }
    })
  }

  /** The facts a rule adds of its own (an event's name, a moment) are no fields of the device and need words of their own. */
  function text(alert: Alert, name: string, value: Scalar | null): string {
    if (value === null) return '—'
    if (typeof value === 'object') return JSON.stringify(value)
    const event = name === 'event' ? estate.event(alert.kind, String(value)) : undefined
    if (event) return words(event.label)
    if (name.endsWith('_ms') && typeof value === 'number') return format.full(value)
    const shown = format.value(value, estate.field(alert.kind, name))
    return shown.unit ? `${shown.text} ${shown.unit}` : shown.text
  }

  return {
    values,
    title: (alert: Alert) => words(alert.title),
    reason: (reason: string) => (te(`reason.${reason}`) ? t(`reason.${reason}`) : reason),
    place: (alert: Alert) => (alert.deviceName ? `${alert.compoundName} · ${alert.deviceName}` : alert.compoundName),
    state: (alert: Alert) => (alert.suppression ? t(`suppressed.${alert.suppression.why}`, { time: alert.suppression.untilMs ? format.clock(alert.suppression.untilMs).slice(0, 5) : '—' }) : alert.state !== 'closed' && alert.assignedTo && alert.assignedTo !== alert.acknowledgedBy ? t('state.assignedTo', { name: alert.assignedTo }) : alert.state === 'acknowledged' && alert.acknowledgedBy ? t('state.ownedBy', { name: alert.acknowledgedBy }) : t(`state.${alert.state}`))
  }
}
