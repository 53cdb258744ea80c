import type { Route } from '@playwright/test'
import type { Alert, FeedPage, Receipt, Recipient, RouteRow, SavedView } from '../../src/api/types'
import { NOW } from './estate'
import type { MockGateway } from './gateway'
import { SESSION } from './gateway'

const FIRST_NUMBER = 1041
const CHANGES = ['raised', 'acknowledged', 'cleared'] as const

/** What people and the bureau do: handling, incidents, receipts, rules, routing, maintenance. */
export class MockDesk {
  receipts: Receipt[] = []
  views: SavedView[] = []
  /** Numbers that the feed leaves out until asked for alone. */
  missing = new Set<number>()
  routes: RouteRow[] = [{ id: 'bureau', to: ['bureau'], categories: ['security', 'fire', 'rescue'], leastSeverity: 3, origin: 'file' }, { id: 'night', to: ['desk'], hours: '22:00-06:00', enabled: false, origin: 'edited' }]
  windows: Record<string, unknown>[] = [{ id: 'w1', compound: 'A1-C01', fromMs: NOW - 3_600_000, toMs: NOW + 3_600_000, owner: 'wang', reason: '更换摄像机', createdMs: NOW - 7_200_000, state: 'active', muted: 3 }]

  constructor(private readonly gateway: MockGateway) {}

  answer(method: string, path: string, query: URLSearchParams, route: Route): unknown {
    const [, collection, id = '', part] = path.split('/')
    const body = (): Record<string, never> => (route.request().postDataJSON() ?? {}) as Record<string, never>
    switch (collection) {
      case 'alerts':
        if (id === 'bulk') return this.bulk(body())
        if (part === 'receipts') return this.receipts.filter(({ alert }) => alert === id)
        if (part === 'why') return { alert: id, atMs: NOW, bookVersion: 1, items: [{ recipient: 'bureau', name: '市公安局指挥中心', told: true, sequences: [1041], reasons: [{ code: 'told', text: { zh: '路由 bureau', en: 'route bureau' } }] }, { recipient: 'fire', name: '消防救援大队', told: false, sequences: [], reasons: [{ code: 'category', text: { zh: '类别不符', en: 'another category' } }] }] }
        if (part === 'evidence') return this.evidence(id)
        return method === 'POST' && part !== undefined && !['acknowledge', 'clear'].includes(part) ? this.handle(id, { action: part, ...body() }) : undefined
      case 'session': return id === 'views' ? this.savedViews(method, part, body) : undefined
      case 'incidents': return this.incident(id)
      case 'recipients': return RECIPIENTS
      case 'feeds': return part === 'alerts' ? this.feed(query) : this.receipt(body())
      case 'routing': return id === 'try' ? { atMs: NOW, version: 3, items: [] } : { version: 3, changedMs: NOW - 86_400_000, changedBy: 'admin', routes: this.routes, rosters: [{ id: 'desk', name: '值班表', shifts: [], origin: 'file' }], escalations: [{ id: 'up', steps: [{ after: '3m', to: ['desk'] }], origin: 'file' }] }
      case 'routes':
        this.routes = this.routes.map((one) => (one.id === id ? { ...one, ...body(), origin: 'edited' } : one))
        return this.routes.find((one) => one.id === id)
      case 'rosters': return [{ fromMs: NOW - 3_600_000, toMs: NOW + 10_073_000, members: ['desk'], source: 'shift' }, { fromMs: NOW + 10_073_000, toMs: NOW + 38_873_000, members: [], source: 'nobody' }]
      case 'maintenance-windows':
        if (part === 'end') this.windows = this.windows.map((one) => (one['id'] === id ? { ...one, state: 'ended', endedMs: this.gateway.now() } : one))
        else if (method === 'POST') this.windows = [{ id: `w${String(this.windows.length + 1)}`, owner: 'wang', createdMs: NOW, state: 'planned', muted: 0, ...body() }, ...this.windows]
        return { items: this.windows }
      case 'rules': return this.rules(id, body)
      case 'ledger': return part === 'deliveries' ? { items: this.gateway.alerts.slice(0, 5).map((alert, i) => ({ recipient: id, sequence: 388 - i, id: `d${String(i)}`, alert: alert.id, change: 'raised', state: i === 1 ? 'dead' : 'delivered', attempts: i === 1 ? 40 : 1, queuedMs: alert.raisedMs, ...(i === 1 ? { lastError: 'HTTP 500' } : { deliveredMs: alert.raisedMs + 300 }) })) } : part === 'resend' ? { resent: 1 } : undefined
      case 'dead-letters': return id === 'replay' ? { messages: 1, stored: 1, partlyStored: 0, refused: 0, notReplayable: 0, more: false } : undefined
      default: return undefined
    }
  }

  private savedViews(method: string, id: string | undefined, body: () => Record<string, never>): { items: SavedView[] } {
    if (id !== undefined) {
      const draft = method === 'PUT' ? ({ isDefault: false, ...body(), id } as unknown as SavedView) : null
      this.views = [...this.views.filter((view) => view.id !== id).map((view) => (draft?.isDefault ? { ...view, isDefault: false } : view)), ...(draft ? [draft] : [])].sort((a, b) => (a.name < b.name ? -1 : 1))
    }
    return { items: this.views }
  }

  private change(id: string, next: (alert: Alert) => Alert): Alert | undefined {
    const alert = this.gateway.alerts.find((one) => one.id === id)
    if (alert === undefined) return undefined
    const changed = next(alert)
    this.gateway.tell(changed)
    return changed
  }

  private handle(id: string, order: Record<string, unknown>): Alert | undefined {
    const now = this.gateway.now()
    const me = SESSION.username
    return this.change(id, (alert) => {
      switch (order['action']) {
        case 'assign': return order['to'] ? { ...alert, assignedTo: String(order['to']), assignedMs: now } : Object.fromEntries(Object.entries(alert).filter(([key]) => !key.startsWith('assigned'))) as unknown as Alert
        case 'shelve': return { ...alert, suppression: { why: 'shelved', reference: 's1', untilMs: Number(order['untilMs']), by: me, reason: String(order['reason']) } }
        case 'unshelve': return Object.fromEntries(Object.entries(alert).filter(([key]) => key !== 'suppression')) as unknown as Alert
        case 'incident':
        case 'move': return { ...alert, incident: String(order['incident'] || `incident-of-${id}`) }
        case 'acknowledge': return { ...alert, state: alert.state === 'cleared' ? 'closed' : 'acknowledged', acknowledgedBy: me, acknowledgedMs: now }
        case 'clear': return { ...alert, state: 'closed', clearedBy: me, clearedMs: now, clearReason: String(order['reason']) }
        default: return alert
      }
    })
  }

  private bulk(order: Record<string, unknown>): unknown {
    const ids = order['ids'] as string[]
    return { results: ids.map((id, i) => (this.gateway.firstBy !== null && i === 0 ? { id, status: 409, by: this.gateway.firstBy, atMs: this.gateway.now() } : { id, status: 200, alert: this.handle(id, order) })) }
  }

  private incident(id: string): unknown {
    const alerts = this.gateway.alerts.filter(({ incident }) => incident === id)
    const [first] = alerts
    return first && {
      id, area: first.area, compound: first.compound, compoundName: first.compoundName, state: 'open', severity: first.severity, title: first.title, openedMs: first.raisedMs, lastMs: first.raisedMs, alertCount: alerts.length, unacknowledged: 1, devices: alerts.length, kinds: [], alerts,
      thread: [{ atMs: first.raisedMs, change: 'raised' }, { atMs: first.raisedMs + 90_000, change: 'commented', by: 'li', note: '已通知维保' }]
    }
  }

  private evidence(id: string): unknown {
    const alert = this.gateway.alerts.find((one) => one.id === id)
    const device = this.gateway.device(alert?.device ?? '')
    if (alert === undefined) return undefined
    const rows = Array.from({ length: 60 }, (_, i) => [alert.raisedMs + (i - 30) * 30_000, 40 + i])
    return { alert: id, atMs: alert.raisedMs, contacts: { compound: alert.compound, compoundName: alert.compoundName, manager: '偃师城投物业（模拟）', phone: '0379-0000 0110' }, fired: alert.values, ...(device?.kind === 'charger' ? { history: { columns: ['ts', 'temperature_c'], rows, truncated: false } } : {}), events: [] }
  }

  private feed(query: URLSearchParams): FeedPage {
    const after = Number(query.get('after') ?? 0)
    const limit = Number(query.get('limit') ?? 100)
    const all = this.gateway.alerts.filter(({ category, state }) => ['security', 'fire', 'rescue'].includes(category) && state !== 'closed').sort((a, b) => a.raisedMs - b.raisedMs).map((alert, i) => ({ alert, sequence: FIRST_NUMBER + i }))
    const asked = all.filter(({ sequence }) => sequence > after && (!this.missing.has(sequence) || limit < 100)).slice(0, limit)
    if (limit > 1 && limit < 100) for (const { sequence } of asked) this.missing.delete(sequence)
    const highest = FIRST_NUMBER + all.length - 1
    return {
      recipient: 'bureau', after, highest, next: asked.at(-1)?.sequence ?? Math.max(after, highest),
      items: asked.map(({ alert, sequence }) => ({ id: `m${String(sequence)}`, sequence, alert: alert.id, change: CHANGES[0], queuedMs: alert.raisedMs, state: 'delivered', message: { alert, site: { compound: alert.compound, compoundName: alert.compoundName, area: alert.area, phone: '0379-0000 0110' } } }))
    }
  }

  private receipt(order: Record<string, unknown>): Receipt {
    const receipt: Receipt = { id: String(order['id']), recipient: 'bureau', alert: String(order['alert']), disposition: order['disposition'] as Receipt['disposition'], by: SESSION.username, atMs: this.gateway.now(), ...(order['officer'] ? { officer: String(order['officer']) } : {}), ...(order['note'] ? { note: String(order['note']) } : {}) }
    this.receipts.push(receipt)
    return receipt
  }

  private rules(id: string, body: () => Record<string, unknown>): unknown {
    if (id === '') return { version: 'r7', loadedMs: NOW - 600_000, items: [RULE] }
    if (id === 'check') return String(body()['yaml']).includes('bad') ? { problems: [{ file: 'draft', line: 3, key: 'when', message: 'unknown field heat_c' }], rules: [] } : { problems: [], rules: ['charger.hot'] }
    if (id === 'dry-run') return { records: 48_211, devices: 10, raised: 3, complete: true, items: [{ rule: 'charger.hot', subject: 'A1-C01-charger-001', area: 'A1', compound: 'A1-C01', device: 'A1-C01-charger-001', severity: 2, raisedMs: NOW - 5_000_000, occurrences: 2, values: {}, condition: 'temperature_c > 60' }] }
    if (id === 'shadow') return { items: [{ id: 's1', by: 'admin', createdMs: NOW - 172_800_000, untilMs: NOW + 432_000_000, yaml: '', rules: [RULE], raised: 5, recent: [], days: [{ dayMs: NOW - 100_000_000, raised: 2 }, { dayMs: NOW - 20_000_000, raised: 3 }] }] }
    return { ...RULE, yaml: 'rules:\n  - id: charger.over_temperature\n    when: temperature_c > 70', versions: [{ version: '1', fromMs: NOW - 9_000_000, yaml: '' }] }
  }
}

const RULE = { id: 'charger.over_temperature', version: '1', kind: 'charger', title: { zh: '充电枪头超温', en: 'Connector too hot' }, advice: { zh: '远程停止充电', en: 'Stop charging' }, severity: 2, category: 'fire', condition: 'temperature_c > 70', parameters: [], inhibits: [], overrides: 0, repair: false, shadow: false, origin: 'built-in' }

const RECIPIENTS: Recipient[] = [
  { id: 'bureau', name: '市公安局指挥中心', channel: 'feed', format: 'json', target: '', perMinute: 0, changes: ['raised', 'acknowledged', 'cleared'], mine: true, ready: true, lastDeliveredMs: NOW - 4_000 },
  { id: 'desk', name: '物业值班', channel: 'webhook', format: 'json', target: 'desk.example', perMinute: 30, changes: ['raised'], mine: false, circuit: 'open', ready: false, lastError: 'HTTP 500' }
]
