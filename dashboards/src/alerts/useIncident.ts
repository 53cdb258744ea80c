import { computed, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { Alert } from '@/api/types'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import { useThrottle } from '@/ui/throttle'

/** The incident of the shown alert: its other alerts and its thread, kept true by the feed. */
export function useIncident(alert: Ref<Alert | null>) {
  const live = useLive()
  const id = computed(() => alert.value?.incident ?? null)
  const { data, reload } = useResource(id, (incident) => (incident === null ? Promise.resolve(null) : body(api.GET('/api/v1/incidents/{id}', { params: { path: { id: incident } } }))))
  const refresh = useThrottle(() => { void reload() }, 2_000)
  live.addAlertListener((changed) => {
    if (id.value !== null && changed.some(({ incident }) => incident === id.value)) refresh()
  })
  return { incident: data, siblings: computed(() => (data.value?.alerts ?? []).filter((one) => one.id !== alert.value?.id)) }
}
