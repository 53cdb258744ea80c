import { computed, watch } from 'vue'
import { api, body } from '@/api/client'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import { useThrottle } from '@/ui/throttle'
import type { View } from './order'

const REFRESH_MS = 2_000

/** How many alerts each view holds, by the gateway's count, never by the rows that happen to be loaded. */
export function useAlertCounts() {
  const live = useLive()
  const { data, reload } = useResource(() => 'counts', () => body(api.GET('/api/v1/alerts/summary')))
  const refresh = useThrottle(() => { void reload() }, REFRESH_MS)
  live.addAlertListener(refresh)
  watch(() => live.snapshots, refresh)
  const counts = computed<Partial<Record<View, number>>>(() => {
    if (data.value === null) return {}
    const sum: Partial<Record<View, number>> = { raised: 0, open: 0, acknowledged: 0, cleared: 0 }
    for (const { state, count } of data.value.counts) {
      if (state === 'closed') continue
      sum[state] = (sum[state] ?? 0) + count
      sum.open = (sum.open ?? 0) + count
    }
    return sum
  })
  return { counts }
}
