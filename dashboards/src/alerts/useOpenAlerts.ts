import { shallowRef, watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { Alert } from '@/api/types'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import { useThrottle } from '@/ui/throttle'

export interface AlertScope {
  compound?: string
  device?: string
}

/** The first open alerts of a place, kept true by the live feed: changed rows at once, the list itself read again at most every 2 s. */
export function useOpenAlerts(scope: () => AlertScope, limit: number, hold?: Ref<boolean>) {
  const live = useLive()
  const { data, error, loading, reload } = useResource(scope, async (where) =>
    (await body(api.GET('/api/v1/alerts', { params: { query: { ...where, state: 'open', limit } } }))).items)
  const due = shallowRef(false)
  const refresh = useThrottle(() => {
    if (hold?.value) due.value = true
    else void reload()
  }, 2_000)
  if (hold) {
    watch(hold, (held) => {
      if (held || !due.value) return
      due.value = false
      refresh()
    })
  }
  live.addAlertListener((changed) => {
    const { compound, device } = scope()
    const here = changed.filter((alert) => (compound ?? alert.compound) === alert.compound && (device ?? alert.device) === alert.device)
    if (here.length === 0) return
    const byId = new Map(here.map((alert) => [alert.id, alert]))
    if (data.value?.some(({ id }) => byId.has(id))) data.value = data.value.map((alert: Alert) => byId.get(alert.id) ?? alert)
    refresh()
  })
  watch(() => live.snapshots, refresh)
  return { alerts: data, error, loading, reload }
}
