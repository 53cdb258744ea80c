import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { LiveValue } from '@/api/frames'
import type { History } from '@/api/types'
import { serverNow } from '@/live/clock'
import { useLive } from '@/live/store'
import { useResource } from '@/ui/resource'
import { pointsOf, type Point } from './series'
import { RANGES, refreshMs, type Range } from './ranges'

const HOUR_MS = RANGES[0].lengthMs

interface Window {
  fromMs: number
  toMs: number
  history: History
}

/** The range whose points the page holds anyway, for the sparklines. */
export const isLastHour = (range: Range): boolean => range.id === '1h'

async function readWindow(id: string, range: Range, fields: readonly string[]): Promise<Window> {
  const now = range.endMs ?? serverNow()
  const to = now === null ? undefined : Math.ceil(now) + 1
  const query = {
    ...(fields.length > 0 ? { fields: fields.join(',') } : {}),
    ...(to === undefined ? {} : { from: to - range.lengthMs, to }),
    ...(range.every === null ? {} : { every: range.every })
  }
  const history = await body(api.GET('/api/v1/devices/{id}/history', { params: { path: { id }, query } }))
  const last = Number(history.rows.at(-1)?.[0] ?? 0)
  const end = to ?? last
  return { fromMs: end - range.lengthMs, toMs: end, history }
}

/** The last hour of every field, raw, with each live value added as it comes: for sparklines and the shortest chart. */
export function useLastHour(id: () => string, values: Ref<ReadonlyMap<string, LiveValue> | null>, fields: Ref<readonly string[]>) {
  const live = useLive()
  const tail = shallowRef(new Map<string, Point[]>())
  const { data, error, loading, reload } = useResource(id, (device) => readWindow(device, RANGES[0], []))

  watch(id, () => { tail.value = new Map() })
  watch(() => live.snapshots, () => { void reload() })
  watch(data, () => { tail.value = new Map() })
  watch(values, (now) => {
    if (now === null) return
    const next = new Map(tail.value)
    for (const [name, [value, tsMs]] of now) {
      if (typeof value === 'string') continue
      const list = next.get(name) ?? []
      if ((list.at(-1)?.tsMs ?? 0) >= tsMs) continue
      const number = Number(value)
      next.set(name, [...list.filter((point) => point.tsMs > tsMs - HOUR_MS), { tsMs, mean: number, min: number, max: number }])
    }
    tail.value = next
  })

  const points = computed(() => {
    const byField = new Map<string, Point[]>()
    for (const name of fields.value) {
      const stored = data.value ? pointsOf(data.value.history, name) : []
      const end = stored.at(-1)?.tsMs ?? -Infinity
      byField.set(name, [...stored, ...(tail.value.get(name) ?? []).filter((point) => point.tsMs > end)])
    }
    return byField
  })
  return { points, error, loading, reload }
}

/** Buckets of the chosen fields over a longer range, read again when a bucket has passed. */
export function useBuckets(key: () => { id: string; range: Range; fields: readonly string[] }) {
  const asked = computed(() => {
    const { id, range, fields } = key()
    return JSON.stringify([id, range.id, range.endMs, range.lengthMs, [...fields].sort()])
  })
  const { data, error, loading, reload } = useResource(asked, async () => {
    const { id, range, fields } = key()
    return isLastHour(range) || fields.length === 0 ? null : readWindow(id, range, fields)
  })
  let timer: ReturnType<typeof setInterval> | null = null
  const stop = (): void => {
    if (timer !== null) clearInterval(timer)
  }
  watch(() => key().range, (range) => {
    stop()
    timer = isLastHour(range) || range.endMs !== null ? null : setInterval(() => { void reload() }, refreshMs(range))
  }, { immediate: true })
  onScopeDispose(stop)
  return { window: data, error, loading, reload }
}
