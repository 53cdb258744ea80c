import { onScopeDispose, shallowRef, watch } from 'vue'
import { monotonicMs, serverNow } from '@/live/clock'
import { useLive } from '@/live/store'
import type { SparkPoint } from '@/ui/sparkline'
import { figureOf, FIGURES, parseMeters, type Reading } from './meters'

export const EVERY_MS = 5_000
/** A quarter of an hour: what is longer ago is Grafana's. */
export const KEPT_MS = 15 * 60_000
const TIMEOUT_MS = 4_500

/** The figures of the gateway since the page is open, read again and again; a reading that fails leaves a gap. */
export function useFigures() {
  const series = shallowRef<ReadonlyMap<string, readonly SparkPoint[]>>(new Map())
  const readMs = shallowRef<number | null>(null)
  const failed = shallowRef(false)
  let before: Reading | null = null
  let running = false

  function add(now: Reading, atMs: number): void {
    series.value = new Map(FIGURES.map((figure) => {
      const kept = (series.value.get(figure.id) ?? []).filter(([ts]) => ts > atMs - KEPT_MS)
      const value = figureOf(figure, now, before)
      return [figure.id, value === null ? kept : [...kept, [atMs, value] as const]]
    }))
    before = now
    readMs.value = atMs
    failed.value = false
  }

  async function read(): Promise<void> {
    const atMs = serverNow()
    if (running || atMs === null) return
    running = true
    try {
      const answer = await fetch('/metrics', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })
      if (!answer.ok) throw new Error(String(answer.status))
      add({ atMs: monotonicMs(), meters: parseMeters(await answer.text()) }, atMs)
    } catch {
      failed.value = true
    }
    running = false
  }
  const timer = setInterval(() => { void read() }, EVERY_MS)
  const live = useLive()
  // The first reading as soon as the gateway has said what time it is.
  watch(() => live.lastServerTime !== null, (known) => { if (known) void read() }, { immediate: true })
  onScopeDispose(() => { clearInterval(timer) })
  return { series, readMs, failed }
}
