import { computed, watch } from 'vue'
import { api, body } from '@/api/client'
import type { Alert } from '@/api/types'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import { useThrottle } from '@/ui/throttle'
import { serverNow } from '@/live/clock'
import type { Range } from './ranges'

const EVENTS = 1_000
const ALERTS = 200

/** Alerts and events of a device over a range, kept true by the feed. Events include changes of presence. */
export function useMarks(key: () => { id: string; range: Range }) {
  const live = useLive()
  const asked = computed(() => JSON.stringify([key().id, key().range.endMs, key().range.lengthMs]))
  const { data, error, loading, reload } = useResource(asked, async () => {
    const { id, range } = key()
    const to = range.endMs ?? serverNow()
    const span = to === null ? {} : { from: Math.floor(to - range.lengthMs), to: Math.ceil(to) + (range.endMs === null ? 60_000 : 0) }
    const [events, alerts, open] = await Promise.all([
      body(api.GET('/api/v1/devices/{id}/events', { params: { path: { id }, query: { limit: EVENTS, ...span } } })),
      body(api.GET('/api/v1/alerts', { params: { query: { device: id, limit: ALERTS, ...span } } })),
      body(api.GET('/api/v1/alerts', { params: { query: { device: id, limit: ALERTS, state: 'open' } } }))
    ])
    const known = new Map<string, Alert>([...alerts.items, ...open.items].map((alert) => [alert.id, alert]))
    return { events, alerts: [...known.values()] }
  })
  const refresh = useThrottle(() => { void reload() }, 2_000)
  live.addAlertListener((changed) => {
    if (changed.some(({ device }) => device === key().id)) refresh()
  })
  live.addEventListener((fresh) => {
    const mine = fresh.filter((event) => event.device === key().id)
    if (mine.length > 0 && data.value && key().range.endMs === null) data.value = { ...data.value, events: [...mine, ...data.value.events].sort((a, b) => b.tsMs - a.tsMs).slice(0, EVENTS) }
  })
  watch(() => live.snapshots, refresh)
  return { marks: data, error, loading, reload }
}
