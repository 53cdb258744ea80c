import { watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { AlertDetail } from '@/api/types'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import { useThrottle } from '@/ui/throttle'

/** The selected alert with its transitions and deliveries, read again when the feed says that it changed. */
export function useAlertDetail(selected: Ref<string | null>) {
  const live = useLive()
  const { data, error, reload } = useResource<string | null, AlertDetail | null>(selected, (id) =>
    id === null ? Promise.resolve(null) : body(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } })))
  const refresh = useThrottle(() => { void reload() }, 1_000)
  live.addAlertListener((changed) => {
    if (changed.some(({ id }) => id === selected.value)) refresh()
  })
  watch(() => live.snapshots, refresh)
  return { detail: data, detailError: error, reloadDetail: reload }
}
