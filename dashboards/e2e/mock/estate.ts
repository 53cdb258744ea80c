import type { Alert, Area, Compound, CompoundDetail, Device, DeviceEvent, Field, History, PresenceCounts, Scalar, Value } from '../../src/api/types'
import { profiles } from './profiles'

/** A city like the seed's: 7 areas, 136 compounds; everything follows from the ids, so that every run is the same. */
export const NOW = Date.parse('2026-11-24T19:12:07Z')

const AREAS = [['首阳山', 12], ['商城', 12], ['槐新', 20], ['伊洛', 19], ['高龙', 19], ['翟镇', 27], ['岳滩', 27]] as const
const NAMES = ['锦绣苑', '建设新村', '纺织厂家属院', '东关小区', '迎宾苑', '文化路 12 号院', '农机局家属院', '永宁花园', '化肥厂生活区', '杜甫小区', '玄奘苑', '汉魏家园', '滨河小区', '商都花园', '供销社家属院']

export function hash(text: string): number {
  let value = 2166136261
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 16777619)
  return (value >>> 0) / 4294967296
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
const addPresence = (list: readonly PresenceCounts[]): PresenceCounts => ({
  online: sum(list.map(({ online }) => online)), offline: sum(list.map(({ offline }) => offline)), unknown: sum(list.map(({ unknown }) => unknown))
})

function compoundOf(area: string, index: number, ordinal: number): Compound {
  const id = `${area}-C${String(index + 1).padStart(2, '0')}`
  const name = `${NAMES[ordinal % NAMES.length] ?? ''}${ordinal >= NAMES.length ? ` ${String(Math.floor(ordinal / NAMES.length) + 1)} 区` : ''}`
  const devices = 48
  const dark = hash(`${id} dark`) > 0.96
  const offline = dark ? 0 : hash(`${id} off`) > 0.75 ? 1 + Math.floor(hash(`${id} n`) * 3) : 0
  return {
    id, area, name, batch: ordinal < 24 ? 2021 : ordinal < 82 ? 2022 : 2023, households: 40 + Math.floor(hash(id) * 60), latitude: 34.72 + hash(`${id} y`) / 20,
    longitude: 112.78 + hash(`${id} x`) / 20, manager: '偃师城投物业（模拟）', phone: '0379-0000 0110', simulated: true, devices,
    presence: dark ? { online: 0, offline: 0, unknown: devices } : { online: devices - offline, offline, unknown: 0 }, openAlerts: [0, 0, 0, 0], unacknowledged: 0
  }
}

export interface MockEstate {
  areas: Area[]
  compounds: Compound[]
}

export function estateWith(alerts: readonly Alert[]): MockEstate {
  let ordinal = 0
  const compounds: Compound[] = []
  AREAS.forEach(([, count], a) => {
    for (let i = 0; i < count; i++) compounds.push(compoundOf(`A${String(a + 1)}`, i, ordinal++))
  })
  for (const compound of compounds) {
    const here = alerts.filter((alert) => alert.compound === compound.id && alert.state !== 'closed')
    compound.openAlerts = [1, 2, 3, 4].map((severity) => here.filter((alert) => alert.severity === severity).length)
    compound.unacknowledged = here.filter((alert) => alert.state !== 'acknowledged').length
  }
  const areas = AREAS.map(([name], a): Area => {
    const mine = compounds.filter(({ area }) => area === `A${String(a + 1)}`)
    return {
      id: `A${String(a + 1)}`, name: `${name}片区`, subdistrict: `${name}街道`, compounds: mine.length, households: sum(mine.map(({ households }) => households)), devices: sum(mine.map(({ devices }) => devices)),
      presence: addPresence(mine.map(({ presence }) => presence)), openAlerts: [0, 1, 2, 3].map((i) => sum(mine.map(({ openAlerts }) => openAlerts[i] ?? 0))), unacknowledged: sum(mine.map(({ unacknowledged }) => unacknowledged))
    }
  })
  return { areas, compounds }
}

export function detailOf(compound: Compound, areas: readonly Area[]): CompoundDetail {
  return { ...compound, areaName: areas.find(({ id }) => id === compound.area)?.name ?? '', buildings: ['B1', 'B2', 'B3', 'B4'].map((id) => ({ id, entrances: 3, floors: 7 })) }
}

const PLAIN: Record<string, number> = { service_mode: 1, floor: 4, voltage_v: 221.4, tilt_deg: 0.6, power_factor: 0.96, load_pct: 18, vibration_mg: 12, temperature_c: 31.5, machine_room_temperature_c: 24.2, fps: 25, bitrate_kbps: 3960, storage_free_pct: 61, packet_loss_pct: 0.2, energy_kwh: 812.4, energy_wh: 1_204_500, residual_current_ma: 4, power_w: 62, current_a: 0.28 }
const WORDS: Record<string, string> = { status: 'Charging', door_state: 'Closed', lock_state: 'Locked', session_id: 'S-20261124-031' }
const TRUE = new Set(['recording', 'on', 'door_closed', 'door_zone'])

export function valueOf(field: Field, seed: number): Scalar {
  if (field.type === 'flag') return TRUE.has(field.name)
  if (field.type === 'text') return WORDS[field.name] ?? field.values?.[0] ?? 'x'
  if (field.codes !== undefined) return field.name === 'service_mode' ? 1 : Math.floor(seed * Object.keys(field.codes).length)
  const plain = field.name === 'voltage_v' && (field.max ?? 0) <= 500 && (field.normalMax ?? 0) < 20 ? 12.3 : (PLAIN[field.name] ?? Math.min(field.max ?? 100, 40))
  const value = plain * (0.97 + seed * 0.06)
  return field.type === 'integer' ? Math.round(value) : Math.round(value * 100) / 100
}

/** 48 devices: 10 of each kind but 8 elevators. The first camera is offline, the second lamp has a stale value, the first charger is too hot. */
export function devicesOf(compound: Compound): Device[] {
  const nameOf: Record<string, string> = { camera: '摄像机', gate: '单元门禁', lamp: '路灯', charger: '充电桩', elevator: '电梯' }
  return profiles.flatMap((profile) => Array.from({ length: profile.kind === 'elevator' ? 8 : 10 }, (_, i): Device => {
    const id = `${compound.id}-${profile.kind}-${String(i + 1).padStart(3, '0')}`
    const grounds = profile.kind === 'lamp' || profile.kind === 'charger'
    const dark = compound.presence.unknown > 0
    const offline = profile.kind === 'camera' && i === 0 && compound.presence.offline > 0
    const age = offline ? 11_500_000 : Math.floor(hash(id) * profile.samplingMs)
    const values: Record<string, Value> = {}
    for (const field of profile.fields) {
      const stale = profile.kind === 'lamp' && i === 1 && field.name === 'power_w'
      const tsMs = NOW - (stale ? 730_000 : age)
      const value = profile.kind === 'charger' && i === 0 && field.name === 'temperature_c' ? 71.2 : valueOf(field, hash(`${id} ${field.name}`))
      values[field.name] = { value, tsMs, receivedMs: tsMs + 120 }
    }
    return {
      id, kind: profile.kind, area: compound.area, compound: compound.id, compoundName: compound.name, name: `${String(i + 1)} 号${nameOf[profile.kind] ?? profile.kind}`,
      ...(grounds ? {} : { building: `B${String((i % 4) + 1)}` }), values, openAlerts: [0, profile.kind === 'charger' && i === 0 ? 1 : 0, 0, 0],
      presence: dark ? { state: 'unknown', sinceMs: NOW - 610_000, reason: 'uplink' } : offline ? { state: 'offline', sinceMs: NOW - 11_500_000 } : { state: 'online', sinceMs: NOW - 1_209_600_000 }
    }
  }))
}

/** Waves around the plain value, with an hour missing in the middle of every range. */
export function historyOf(device: Device, asked: { fields: string[]; from: number; to: number; every: number }): History {
  const profile = profiles.find(({ kind }) => kind === device.kind)
  const fields = (profile?.fields ?? []).filter((field) => asked.fields.length === 0 || asked.fields.includes(field.name))
  const numbers = fields.filter((field) => field.type !== 'text')
  const columns = ['ts', ...(asked.every > 0 ? numbers.flatMap(({ name }) => [`${name}_min`, `${name}_mean`, `${name}_max`]) : fields.map(({ name }) => name))]
  const step = asked.every || profile?.samplingMs || 60_000
  const gapFrom = asked.from + (asked.to - asked.from) * 0.55
  const gapTo = asked.from + (asked.to - asked.from) * 0.63
  const rows: History['rows'] = []
  for (let ts = Math.ceil(asked.from / step) * step; ts < asked.to; ts += step) {
    if (ts > gapFrom && ts < gapTo) continue
    const wave = Math.sin((ts / (asked.to - asked.from)) * 21) * 0.06 + (hash(String(ts)) - 0.5) * 0.03
    const numberOf = (field: Field): number => Math.round(Number(valueOf(field, 0.5)) * (1 + wave) * 100) / 100
    rows.push([ts, ...(asked.every > 0
      ? numbers.flatMap((field) => [numberOf(field) * 0.96, numberOf(field), numberOf(field) * 1.05])
      : fields.map((field): Scalar => (field.type === 'number' || (field.type === 'integer' && field.codes === undefined) ? numberOf(field) : valueOf(field, 0.5))))])
  }
  return { columns, rows, truncated: false }
}

export function eventsOf(device: Device): DeviceEvent[] {
  const events = profiles.find(({ kind }) => kind === device.kind)?.events ?? []
  return events.slice(0, 6).map((event, i) => {
    const tsMs = NOW - (i + 1) * 1_370_000
    return { device: device.id, event: event.name, tsMs, receivedMs: tsMs + 90, data: i === 1 ? { reason: '测试数据' } : {}, ...(i === 2 ? { quality: ['late' as const] } : {}) }
  })
}
