import type { Alert, AlertDetail, Category } from '../../src/api/types'
import { NOW } from './estate'

interface Kind {
  rule: string
  zh: string
  en: string
  severity: number
  category: Category
  kind: string
  device: string
  values: Record<string, number | boolean | string>
  condition: string
  adviceZh: string
  adviceEn: string
}

const KINDS: readonly Kind[] = [
  { rule: 'elevator.entrapment', zh: '轿厢困人', en: 'Passengers trapped', severity: 1, category: 'rescue', kind: 'elevator', device: '2 号电梯', values: { occupied: true, floor: 7, door_zone: false }, condition: 'event == "entrapment"', adviceZh: '通过对讲安抚被困人员，通知维保单位 30 分钟内到场；切勿自行撬门。', adviceEn: 'Reassure the passengers over the intercom and call the maintenance company. Never force the door.' },
  { rule: 'charger.over-temperature', zh: '充电枪头超温', en: 'Connector too hot', severity: 2, category: 'fire', kind: 'charger', device: '1 号充电桩', values: { temperature_c: 71.2, power_w: 6840 }, condition: 'temperature_c > 70.0', adviceZh: '远程停止充电并断电，现场确认有无烟雾，备好灭火器材。', adviceEn: 'Stop charging remotely, cut the power, and look for smoke on site.' },
  { rule: 'gate.forced-open', zh: '强行开门', en: 'Door forced open', severity: 2, category: 'security', kind: 'gate', device: '3 号单元门禁', values: { door_state: 'Open', lock_state: 'Locked' }, condition: 'event == "forced_open"', adviceZh: '调看门口摄像机，派人到场查看，必要时报警。', adviceEn: 'Check the door camera and send somebody; call the police if need be.' },
  { rule: 'camera.signal-loss', zh: '视频丢失', en: 'Video signal lost', severity: 3, category: 'facility', kind: 'camera', device: '5 号摄像机', values: { signal_lost: true, fps: 0 }, condition: 'signal_lost == true', adviceZh: '检查供电与网线，超过 4 小时报维修。', adviceEn: 'Check power and cable; report it after four hours.' },
  { rule: 'lamp.leakage', zh: '路灯漏电', en: 'Lamp earth leakage', severity: 2, category: 'facility', kind: 'lamp', device: '4 号路灯', values: { leakage_ma: 46.3, voltage_v: 221.8 }, condition: 'leakage_ma > 30.0', adviceZh: '远程关断该回路，设置围挡，通知电工。', adviceEn: 'Switch the circuit off, fence the pole, call an electrician.' },
  { rule: 'camera.storage', zh: '存储空间不足', en: 'Storage nearly full', severity: 4, category: 'facility', kind: 'camera', device: '8 号摄像机', values: { storage_free_pct: 6.5 }, condition: 'storage_free_pct < 10.0', adviceZh: '检查录像保存天数设置。', adviceEn: 'Check the retention setting.' },
  { rule: 'camera.fire-lane', zh: '消防通道占用', en: 'Fire lane blocked', severity: 3, category: 'fire', kind: 'camera', device: '2 号摄像机', values: { fps: 25 }, condition: 'event == "fire_lane_blocked"', adviceZh: '联系车主挪车，拍照留证。', adviceEn: 'Find the owner of the vehicle and keep a photo.' }
]

const OWNERS = ['王建国', '李敏']

export function alertOf(index: number, compound: { id: string; area: string; name: string }, change: Partial<Alert> = {}): Alert {
  const kind = KINDS[index % KINDS.length] ?? KINDS[0]
  if (kind === undefined) throw new Error('no kinds')
  const raisedMs = NOW - (index * 97 + 25) * 1000
  return {
    id: `alert-${String(index).padStart(5, '0')}`, rule: kind.rule, ruleVersion: 'v1', title: { zh: kind.zh, en: kind.en }, advice: { zh: kind.adviceZh, en: kind.adviceEn },
    severity: kind.severity, category: kind.category, state: 'raised', area: compound.area, compound: compound.id, compoundName: compound.name,
    device: `${compound.id}-${kind.kind}-${String(Number.parseInt(kind.device, 10)).padStart(3, '0')}`, deviceName: kind.device, kind: kind.kind,
    raisedMs, chattering: false, incident: `incident-${compound.id}-${String(Math.floor(index / 3))}`, lastMs: raisedMs + 4000, occurrences: index % 5 === 1 ? 3 : 1, values: kind.values, condition: kind.condition, ...change
  }
}

/** Forty alerts in all states over the compounds of two areas. */
export function firstAlerts(count = 40): Alert[] {
  const places = [['A1-C01', 'A1', '锦绣苑'], ['A1-C04', 'A1', '东关小区'], ['A2-C02', 'A2', '供销社家属院'], ['A3-C05', 'A3', '供销社家属院 2 区'], ['A6-C11', 'A6', '杜甫小区 6 区']] as const
  return Array.from({ length: count }, (_, i) => {
    const [id, area, name] = places[(i * 3) % places.length] ?? places[0]
    const alert = alertOf(i, { id, area, name })
    if (i % 6 === 3) return { ...alert, state: 'acknowledged' as const, acknowledgedBy: OWNERS[i % 2] ?? '', acknowledgedMs: alert.raisedMs + 62_000 }
    if (i % 9 === 5) return { ...alert, state: 'cleared' as const, clearedMs: alert.raisedMs + 90_000 }
    if (i % 13 === 12) return { ...alert, state: 'closed' as const, acknowledgedBy: '王建国', acknowledgedMs: alert.raisedMs + 30_000, clearedMs: alert.raisedMs + 300_000, clearedBy: '王建国', clearReason: 'real' }
    if (i > 6 && alert.severity === 1) return { ...alert, state: 'acknowledged' as const, acknowledgedBy: '李敏', acknowledgedMs: alert.raisedMs + 20_000 }
    return alert
  })
}

export function detailOf(alert: Alert): AlertDetail {
  const transitions: AlertDetail['transitions'] = [{ atMs: alert.raisedMs, change: 'raised' }]
  if (alert.acknowledgedMs !== undefined) transitions.push({ atMs: alert.acknowledgedMs, change: 'acknowledged', by: alert.acknowledgedBy ?? '' })
  if (alert.clearedMs !== undefined) transitions.push({ atMs: alert.clearedMs, change: 'cleared', ...(alert.clearedBy === undefined ? {} : { by: alert.clearedBy, note: alert.clearReason ?? '' }) })
  return {
    ...alert, transitions,
    deliveries: [
      { id: 'd-1', alert: alert.id, recipient: '市公安局指挥中心', sequence: 1041, change: 'raised', state: 'delivered', attempts: 1, queuedMs: alert.raisedMs, deliveredMs: alert.raisedMs + 240 },
      { id: 'd-2', alert: alert.id, recipient: '物业值班', sequence: 388, change: 'raised', state: 'queued', attempts: 2, queuedMs: alert.raisedMs, nextAttemptMs: NOW + 14_000, lastError: 'connect timed out' }
    ]
  }
}
