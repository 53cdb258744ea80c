import type { AlertStatistics, Command, CompoundToday, Device, DeviceEvent } from '../../src/api/types'
import { eventsOf, hash, NOW } from './estate'

export function todayOf(devices: readonly Device[]): CompoundToday {
  const events = devices.flatMap((device) => eventsOf(device).slice(0, 2).map((event) => ({ ...event, kind: device.kind, deviceName: device.name }))).sort((a, b) => b.tsMs - a.tsMs)
  const counts = new Map<string, number>()
  for (const { kind, event } of events) counts.set(`${kind} ${event}`, (counts.get(`${kind} ${event}`) ?? 0) + 1)
  return {
    fromMs: NOW - 11_527_000, asOfMs: NOW, events: events.slice(0, 200),
    counts: [...counts].map(([key, count]) => ({ kind: key.split(' ')[0] ?? '', event: key.split(' ')[1] ?? '', count })),
    energy: [{ kind: 'charger', energyKwh: 148.6 }, { kind: 'lamp', energyKwh: 21.34 }]
  }
}

export function presenceOf(device: Device): DeviceEvent[] {
  return [[9_000_000, 'offline', 'keep_alive'], [8_100_000, 'online', 'connected'], [1_300_000, 'offline', 'connection_lost'], [700_000, 'online', 'connected']].map(([ago, state, reason]) => ({
    device: device.id, event: 'presence', tsMs: NOW - Number(ago), receivedMs: NOW - Number(ago), data: { state, reason }
  }))
}

export function commandsOf(device: Device): Command[] {
  return device.kind !== 'gate' ? [] : [
    { id: 'c-2', device: device.id, method: 'release', params: {}, by: 'li', state: 'unanswered', sentMs: NOW - 86_000, settledMs: NOW - 71_000 },
    { id: 'c-1', device: device.id, method: 'release', params: {}, by: 'wang', state: 'done', sentMs: NOW - 3_600_000, settledMs: NOW - 3_599_200, result: { door_state: 'Open' } }
  ]
}

const delay = (count: number, medianMs: number) => (count === 0 ? { count } : { count, medianMs, p90Ms: medianMs * 3, meanMs: Math.round(medianMs * 1.4), longestMs: medianMs * 9 })

export function statisticsOf(names: readonly { id: string; name: string }[]): AlertStatistics {
  const byHour = Array.from({ length: 24 }, (_, hour) => Math.round(4 + 22 * Math.exp(-((hour - 20) ** 2) / 18) + 9 * hash(`hour ${String(hour)}`)))
  const total = byHour.reduce((sum, one) => sum + one, 0)
  return {
    fromMs: NOW - 7 * 86_400_000, toMs: NOW, asOfMs: NOW, truncated: false, total, unacknowledged: 17, byHour,
    bySeverity: [[12, 41_000], [64, 95_000], [121, 310_000], [total - 197, 1_500_000]].map(([count, ms], i) => ({ severity: i + 1, count: count ?? 0, acknowledged: delay(count ?? 0, ms ?? 0), cleared: delay((count ?? 0) - 2, (ms ?? 0) * 12) })),
    byCategory: (['security', 'fire', 'rescue', 'facility', 'system'] as const).map((category, i) => ({ category, count: [88, 71, 14, 96, 8][i] ?? 0, bySeverity: [[2, 20, 40, 26], [4, 30, 27, 10], [6, 8, 0, 0], [0, 6, 50, 40], [0, 0, 4, 4]][i] ?? [0, 0, 0, 0] })),
    byDay: Array.from({ length: 7 }, (_, day) => ({ dayMs: NOW - 11_527_000 - (6 - day) * 86_400_000, count: Math.round(30 + 25 * hash(`day ${String(day)}`)) })),
    byRule: [['gate.held_open', '门长时间未关', 'Door held open', 3, 'security', 61], ['charger.over_temperature', '充电枪头超温', 'Connector too hot', 2, 'fire', 44], ['camera.signal_loss', '视频丢失', 'Video signal lost', 3, 'facility', 38], ['lamp.leakage', '路灯漏电', 'Lamp earth leakage', 2, 'facility', 12], ['elevator.entrapment', '轿厢困人', 'Passengers trapped', 1, 'rescue', 6]].map(([id, zh, en, severity, category, count]) => ({
      id: String(id), title: { zh: String(zh), en: String(en) }, severity: Number(severity), category: category as 'fire', count: Number(count)
    })),
    byCompound: names.slice(0, 12).map(({ id, name }, i) => ({ id, name, count: 40 - i * 3 })),
    byDevice: names.slice(0, 8).map(({ id, name }, i) => ({ id: `${id}-gate-001`, name: i === 1 ? '<img src=x onerror=alert(1)> 1 号单元门禁' : '1 号单元门禁', compound: id, compoundName: name, count: 22 - i * 2 })),
    byReason: [{ reason: 'false', count: 41 }, { reason: 'real', count: 132 }, { reason: 'test', count: 9 }]
  }
}
