import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLive } from '@/live/store'

/** The tab says how bad it is even when nobody looks at the page: "(2■ 7) …", and a red icon while a 一级 alert is open. */
export function titleText(counts: readonly number[] | undefined, unacknowledged: number, name: string): string {
  const gravest = counts?.[0] ?? 0
  if (gravest === 0 && unacknowledged === 0) return name
  return `(${gravest > 0 ? `${String(gravest)}■ ` : ''}${String(unacknowledged)}) ${name}`
}

export function useTitle(): void {
  const live = useLive()
  const { t } = useI18n()
  const title = computed(() => titleText(live.counters?.openAlerts, live.counters?.unacknowledged ?? 0, t('app.name')))
  const grave = computed(() => (live.counters?.openAlerts[0] ?? 0) > 0)
  watch(title, (text) => { document.title = text }, { immediate: true })
  watch(grave, (on) => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', on ? '/icon-alert.svg' : '/icon.svg')
  }, { immediate: true })
}
