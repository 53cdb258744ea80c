/** Reads what `/metrics` says (Prometheus text format 0.0.4), as far as the charts of this page need it. */
export interface Sample {
  tags: string
  value: number
}
export type Meters = ReadonlyMap<string, readonly Sample[]>

export function parseMeters(text: string): Meters {
  const found = new Map<string, Sample[]>()
  for (const line of text.split('\n')) {
    const match = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line)
    if (match === null) continue
    const value = Number(match[3])
    const name = match[1] ?? ''
    if (Number.isNaN(value)) continue
    const list = found.get(name)
    const sample = { tags: match[2] ?? '', value }
    if (list) list.push(sample)
    else found.set(name, [sample])
  }
  return found
}

/**
 * How a figure is made of meters: their sum, the greatest of them, their growth per second, or a timer's mean over the time between two
 * readings. `scale` turns the meter's unit into the one shown.
 */
export interface Figure {
  id: string
  unit: string
  how: 'sum' | 'greatest' | 'perSecond' | 'mean'
  meter: string
  tag?: string
  scale?: number
}

const MB = 1e-6
export const FIGURES: readonly Figure[] = [
  { id: 'messages', unit: '/s', how: 'sum', meter: 'anju_live_messages_rate' },
  { id: 'journalLag', unit: '', how: 'greatest', meter: 'anju_journal_lag' },
  { id: 'journalAge', unit: 's', how: 'greatest', meter: 'anju_journal_age_seconds' },
  { id: 'historyLag', unit: 'ms', how: 'greatest', meter: 'anju_history_lag_ms' },
  { id: 'liveLag', unit: 'ms', how: 'greatest', meter: 'anju_live_lag_milliseconds' },
  { id: 'deliveryAge', unit: 's', how: 'greatest', meter: 'anju_watchdog_delivery_age_seconds' },
  { id: 'commit', unit: 'ms', how: 'mean', meter: 'anju_journal_commit_seconds', scale: 1000 },
  { id: 'deadLetters', unit: '/s', how: 'perSecond', meter: 'anju_deadletters_total' },
  { id: 'connections', unit: '', how: 'sum', meter: 'anju_mqtt_connections' },
  { id: 'requests', unit: '/s', how: 'perSecond', meter: 'anju_api_requests_seconds_count' },
  { id: 'viewers', unit: '', how: 'sum', meter: 'anju_live_sessions' },
  { id: 'disk', unit: 'MB', how: 'sum', meter: 'anju_journal_disk_free_bytes', scale: MB },
  { id: 'cpu', unit: '%', how: 'sum', meter: 'process_cpu_usage', scale: 100 },
  { id: 'heap', unit: 'MB', how: 'sum', meter: 'jvm_memory_used_bytes', tag: 'area="heap"', scale: MB }
]

export interface Reading {
  /** On a clock that only runs forwards. */
  atMs: number
  meters: Meters
}

const total = (samples: readonly Sample[]): number => samples.reduce((sum, { value }) => sum + value, 0)

/** The figure now; null while there is nothing to tell: no such meter yet, no earlier reading to compare with, or a gateway that began anew. */
export function figureOf({ how, meter, tag, scale = 1 }: Figure, now: Reading, before: Reading | null): number | null {
  const pick = (reading: Reading | null, name: string): Sample[] => (reading?.meters.get(name) ?? []).filter(({ tags }) => tag === undefined || tags.includes(tag))
  const grown = (name: string): number | null => {
    const [old, current] = [pick(before, name), pick(now, name)]
    return before === null || current.length === 0 || total(current) < total(old) ? null : total(current) - total(old)
  }
  if (how === 'perSecond') {
    const more = grown(meter)
    return more === null || before === null || now.atMs <= before.atMs ? null : (more * scale) / ((now.atMs - before.atMs) / 1000)
  }
  if (how === 'mean') {
    const [count, sum] = [grown(`${meter}_count`), grown(`${meter}_sum`)]
    return count === null || sum === null || count === 0 ? null : (sum / count) * scale
  }
  const samples = pick(now, meter)
  if (samples.length === 0) return null
  return (how === 'sum' ? total(samples) : Math.max(...samples.map(({ value }) => value))) * scale
}
