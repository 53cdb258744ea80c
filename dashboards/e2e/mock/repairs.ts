import type { Route } from '@playwright/test'
import type { PartUse, RepairStatistics, WorkOrder, WorkOrderCounts, WorkOrderDetail } from '../../src/api/types'
import { NOW } from './estate'

const HOUR_MS = 3_600_000
type Step = WorkOrderDetail['steps'][number]

function order(id: string, more: Partial<WorkOrderDetail>): WorkOrderDetail {
  const openedMs = more.openedMs ?? NOW - 2 * HOUR_MS
  return {
    id, version: 1, state: 'open', rule: 'camera.frozen', title: { zh: '画面冻结', en: 'Picture frozen' }, severity: 3, area: 'A1', compound: 'A1-C01', compoundName: '锦绣苑',
    device: 'A1-C01-camera-001', deviceName: '东门摄像机', kind: 'camera', vendor: '海康威视', model: 'DS-2CD', manager: '安居物业', inWarranty: true, warrantyUntil: '2027-03-31', openedMs, dueMs: openedMs + 72 * HOUR_MS,
    overdue: false, unverified: false, reopened: 0, repeats: 1, alerts: ['al-frozen'], parts: [], steps: [{ atMs: openedMs, change: 'opened', note: 'al-frozen' }], ...more
  }
}

/** Work orders and what people do to them; telemetry comes back when a test says so. */
export class MockRepairs {
  orders: WorkOrderDetail[] = [
    order('wo-1', {}),
    order('wo-2', { title: { zh: '灯不亮 <b>x</b>', en: 'Lamp does not light' }, kind: 'lamp', device: 'A1-C01-lamp-002', deviceName: '2号路灯', severity: 2, state: 'assigned', assignee: '赵师傅', company: '光明照明', openedMs: NOW - 30 * HOUR_MS, dueMs: NOW - 6 * HOUR_MS, assignedMs: NOW - 29 * HOUR_MS, overdue: true }),
    order('wo-3', { title: { zh: '门或锁故障', en: 'Door or lock fault' }, kind: 'gate', device: 'A1-C01-gate-001', deviceName: '北门', state: 'done', assignee: '钱师傅', doneBy: '钱师傅', doneMs: NOW - 26 * HOUR_MS, openedMs: NOW - 50 * HOUR_MS, unverified: true, inWarranty: false }),
    order('wo-4', { state: 'verified', doneMs: NOW - 20 * HOUR_MS, doneBy: '赵师傅', backMs: NOW - 19 * HOUR_MS, openedMs: NOW - 40 * HOUR_MS, parts: [{ part: '电源适配器', count: 1 }] })
  ]
  /** Answers the next change with a 409 in this name. */
  firstBy: string | null = null

  answer(method: string, path: string, query: URLSearchParams, route: Route): unknown {
    if (path === '/spare-parts') return { items: ['电源适配器', '水晶头'] }
    if (path === '/repairs/statistics') return STATISTICS
    const [, collection, id, action] = path.split('/')
    if (collection !== 'work-orders') return undefined
    const body = (): Record<string, unknown> => (route.request().postDataJSON() ?? {}) as Record<string, unknown>
    if (id === undefined) return method === 'POST' ? this.open(body()) : this.list(query)
    const found = this.orders.find((one) => one.id === id)
    if (found === undefined) return undefined
    return action === undefined ? found : this.change(found, action, body(), route)
  }

  /** Good data from the device. */
  back(id: string): void {
    this.set(id, { state: 'verified', backMs: NOW, unverified: false }, { atMs: NOW, change: 'verified' })
  }

  private list(query: URLSearchParams): { items: WorkOrder[]; counts: WorkOrderCounts } {
    const [state, device, alert] = [query.get('state'), query.get('device'), query.get('alert')]
    const there = this.orders.filter((one) => (device === null || one.device === device) && (alert === null || one.alerts.includes(alert)))
    const is = (one: WorkOrder, name: string): boolean => {
      if (name === 'pending') return ['open', 'assigned', 'done'].includes(one.state)
      if (name === 'overdue') return one.overdue && ['open', 'assigned'].includes(one.state)
      return name === 'unverified' ? one.unverified : one.state === name
    }
    const count = (name: string): number => there.filter((one) => is(one, name)).length
    return {
      items: there.filter((one) => state === null || is(one, state)),
      counts: { open: count('open'), assigned: count('assigned'), done: count('done'), verified: count('verified'), closed: count('closed'), cancelled: count('cancelled'), overdue: count('overdue'), unverified: count('unverified') }
    }
  }

  private open(plan: Record<string, unknown>): WorkOrderDetail {
    const title = String(plan['title'])
    const made = order(`wo-${String(this.orders.length + 1)}`, { title: { zh: title, en: title }, device: String(plan['device']), deviceName: String(plan['device']), openedBy: 'wang', alerts: [], openedMs: NOW, steps: [{ atMs: NOW, change: 'opened', by: 'wang' }] })
    this.orders = [made, ...this.orders]
    return made
  }

  private change(found: WorkOrderDetail, action: string, body: Record<string, unknown>, route: Route): unknown {
    if (this.firstBy !== null) {
      const by = this.firstBy
      this.firstBy = null
      return route.fulfill({ status: 409, contentType: 'application/problem+json', json: { type: 'about:blank', title: 'Conflict', status: 409, code: 'conflict', detail: 'changed', by, atMs: NOW } })
    }
    const note = (body['note'] ?? body['reason']) as string | undefined
    const step = (change: Step['change']): Step => ({ atMs: NOW, change, by: 'wang', ...(note === undefined ? {} : { note }) })
    switch (action) {
      case 'assign': return this.set(found.id, { state: 'assigned', assignee: String(body['assignee']), company: String(body['company']), assignedMs: NOW }, step('assigned'))
      case 'done': return this.set(found.id, { state: 'done', doneMs: NOW, doneBy: String(body['doneBy']), parts: (body['parts'] ?? []) as PartUse[] }, step('done'))
      case 'cancel': return this.set(found.id, { state: 'cancelled', closedMs: NOW, closedBy: 'wang' }, step('cancelled'))
      case 'reopen': return this.set(found.id, { state: 'assigned', reopened: found.reopened + 1 }, step('reopened'))
      case 'close': return this.set(found.id, { state: 'closed', closedMs: NOW, closedBy: 'wang' }, step('closed'))
      default: return this.set(found.id, {}, step('noted'))
    }
  }

  private set(id: string, change: Partial<WorkOrderDetail>, step: Step): WorkOrderDetail | undefined {
    this.orders = this.orders.map((one) => (one.id === id ? { ...one, ...change, version: one.version + 1, steps: [...one.steps, step] } : one))
    return this.orders.find((one) => one.id === id)
  }
}

const MINUTE_MS = 60_000
const delay = (count: number, minutes: number) => ({ count, medianMs: minutes * MINUTE_MS, p90Ms: 3 * minutes * MINUTE_MS, meanMs: minutes * MINUTE_MS, longestMs: 5 * minutes * MINUTE_MS })
const end = (n: number, day: string) => ({ device: `A1-C01-camera-00${String(n)}`, name: `${String(n)}号摄像机`, kind: 'camera', compound: 'A1-C01', compoundName: '锦绣苑', manager: '安居物业', vendor: '海康威视', model: 'DS-2CD', warrantyUntil: day })
const STATISTICS: RepairStatistics = {
  fromMs: NOW - 30 * 24 * HOUR_MS, toMs: NOW, asOfMs: NOW, truncated: false, total: 21,
  byCompany: [
    { manager: '安居物业', kind: 'camera', opened: 12, pending: 2, overdue: 1, cancelled: 1, recovered: 2, reopened: 1, inWarranty: 9, assigned: delay(11, 25), done: delay(9, 340), verified: delay(8, 355) },
    { manager: '光明物业', kind: 'lamp', opened: 9, pending: 4, overdue: 3, cancelled: 0, recovered: 0, reopened: 2, inWarranty: 0, assigned: delay(9, 95), done: delay(5, 1500), verified: { count: 0 } }
  ],
  parts: [{ part: '电源适配器', kind: 'camera', vendor: '海康威视', model: 'DS-2CD', count: 7, orders: 6 }, { part: 'LED 模组', kind: 'lamp', count: 5, orders: 4 }],
  warranty: { covered: 120, unknown: 3, expired: 1, expiring: 2, expiringDevices: [end(1, '2026-01-05'), end(2, '2026-02-01')], expiredDevices: [end(3, '2025-10-31')] }
}
