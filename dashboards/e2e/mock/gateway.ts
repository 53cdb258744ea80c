import type { Page, Route, WebSocketRoute } from '@playwright/test'
import { updatesIn, type CompoundState, type Counters, type Delta, type DeviceState, type LiveValue, type Refusal, type Snapshot, type Subscription } from '../../src/api/frames'
import type { Alert, AlertSummary, Command, Device, Overview, Problem, Session } from '../../src/api/types'
import { compareAlerts, filterOf, matches } from '../../src/alerts/order'
import { MockAcceptance } from './acceptance'
import { detailOf as alertDetail, firstAlerts } from './alerts'
import { detailOf, devicesOf, estateWith, eventsOf, historyOf, NOW } from './estate'
import { deadLetters, LEDGER } from './oversight'
import { MockCommissioning } from './commissioning'
import { MockDesk } from './desk'
import { MockOffice } from './office'
import { MockPrivacy } from './privacy'
import { profiles } from './profiles'
import { MockRepairs } from './repairs'
import { coverageOf } from './coverage'
import { commandsOf, presenceOf, statisticsOf, todayOf } from './today'

export const SESSION: Session = {
  username: 'wang',
  role: 'property',
  access: 'full',
  wholeCity: false,
  mustChangePassword: false,
  csrfToken: 'csrf-of-the-test',
  expiresMs: 4_000_000_000_000,
  timeZone: 'Asia/Shanghai',
  city: '偃师',
}

const HEARTBEAT_MS = 5_000
const EVERY: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A gateway inside the browser's network: REST and the live socket, with handles to make it misbehave. */
export class MockGateway {
  alerts: Alert[]
  signedIn = true
  role: Session['role'] = 'property'
  password = 'right'
  locked = false
  down = false
  /** Answers the next acknowledge with a 409 in this name. */
  firstBy: string | null = null
  silent = false
  /** A compound that is answered as if it did not exist. */
  outOfScope = ''
  /** Answers every subscription with this. */
  refuse: Refusal | null = null
  readonly requests: string[] = []
  readonly desk = new MockDesk(this)
  readonly acceptance = new MockAcceptance(this)
  readonly office = new MockOffice()
  readonly commissioning = new MockCommissioning()
  readonly privacy = new MockPrivacy()
  readonly repairs = new MockRepairs()
  /** What is otherwise with a device than the seed has it. */
  readonly changed = new Map<string, Partial<Device>>()
  private readonly started = Date.now()
  private readonly sockets = new Map<WebSocketRoute, { seq: number; updates: number; view: Subscription | null }>()
  private beat: ReturnType<typeof setInterval> | null = null

  constructor(private readonly page: Page, alerts = firstAlerts()) {
    this.alerts = alerts
  }

  /** Time as the gateway tells it: it runs, but from a fixed moment, whatever the browser's clock says. */
  now(): number {
    return NOW + (Date.now() - this.started)
  }

  get estate() {
    if (this.known?.alerts !== this.alerts) this.known = { alerts: this.alerts, estate: estateWith(this.alerts) }
    return this.known.estate
  }
  private known: { alerts: Alert[]; estate: ReturnType<typeof estateWith> } | null = null

  async install(): Promise<void> {
    await this.page.route('**/api/v1/**', (route) => this.answer(route))
    await this.page.route('**/metrics', (route) => (this.down ? route.abort('connectionrefused') : route.fulfill({ contentType: 'text/plain', body: this.office.metrics() })))
    await this.page.routeWebSocket('**/api/v1/live', (socket) => { this.accept(socket) })
    this.beat = setInterval(() => { this.heartbeat() }, HEARTBEAT_MS)
  }

  close(): void {
    if (this.beat !== null) clearInterval(this.beat)
  }

  device(id: string): Device | undefined {
    const compound = this.estate.compounds.find((one) => id.startsWith(`${one.id}-`))
    const device = compound && devicesOf(compound).find((one) => one.id === id)
    return device && { ...device, ...this.changed.get(id) }
  }

  /** Raises or changes alerts, as the live feed tells it. */
  tell(...alerts: Alert[]): void {
    for (const alert of alerts) this.alerts = [...this.alerts.filter(({ id }) => id !== alert.id), alert]
    const { compounds } = this.estate
    this.push({ alerts, counters: this.counters(), compounds: compounds.filter(({ id }) => alerts.some(({ compound }) => compound === id)) })
  }

  push(change: Omit<Delta, 'type' | 'seq' | 'serverTime'>): void {
    for (const [socket, state] of this.sockets) {
      if (state.view === null || this.silent) continue
      state.seq += 1
      const delta: Delta = { type: 'delta', seq: state.seq, serverTime: this.now(), ...change }
      state.updates += updatesIn(delta)
      socket.send(JSON.stringify(delta))
    }
  }

  /** Skips a sequence number, as if a frame had been lost. */
  loseFrame(): void {
    for (const state of this.sockets.values()) state.seq += 1
  }

  /** Counts an update that no frame carried. */
  loseUpdate(): void {
    for (const state of this.sockets.values()) state.updates += 1
  }

  cut(): void {
    for (const socket of this.sockets.keys()) void socket.close({ code: 1012 })
    this.sockets.clear()
  }

  counters(): Counters {
    const { areas } = this.estate
    const total = (pick: (area: (typeof areas)[number]) => number): number => areas.reduce((sum, area) => sum + pick(area), 0)
    return {
      presence: { online: total((area) => area.presence.online), offline: total((area) => area.presence.offline), unknown: total((area) => area.presence.unknown) },
      openAlerts: [0, 1, 2, 3].map((i) => total((area) => area.openAlerts[i] ?? 0)), unacknowledged: total((area) => area.unacknowledged), messagesPerSecond: 218.4
    }
  }

  heartbeat(): void {
    if (this.silent) return
    for (const [socket, { updates, view }] of this.sockets) socket.send(JSON.stringify({ type: 'heartbeat', serverTime: this.now(), lagMs: 12, ...(view === null ? {} : { updates }) }))
  }

  private accept(socket: WebSocketRoute): void {
    if (this.down) {
      void socket.close({ code: 1012 })
      return
    }
    const state = { seq: 0, updates: 0, view: null as Subscription | null }
    this.sockets.set(socket, state)
    socket.onClose(() => this.sockets.delete(socket))
    socket.onMessage((text) => {
      const { view, id } = JSON.parse(String(text)) as Subscription
      if (this.refuse) {
        socket.send(JSON.stringify(this.refuse))
        return
      }
      state.view = { view, ...(id === undefined ? {} : { id }) }
      state.seq += 1
      state.updates = 0
      if (!this.silent) socket.send(JSON.stringify(this.snapshot(state.view, state.seq)))
    })
  }

  private snapshot(view: Subscription, seq: number): Snapshot {
    const base: Snapshot = { type: 'snapshot', ...view, seq, serverTime: this.now(), lagMs: 8, counters: this.counters() }
    if (view.view === 'overview') {
      return { ...base, compounds: this.estate.compounds.map(({ id, presence, openAlerts, unacknowledged }): CompoundState => ({ id, presence, openAlerts, unacknowledged })) }
    }
    const compound = this.estate.compounds.find((one) => one.id === view.id)
    const devices = view.view === 'compound' ? (compound ? devicesOf(compound) : []) : [this.device(view.id ?? '')].filter((one) => one !== undefined)
    return { ...base, devices: devices.map(stateOf) }
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request()
    const url = new URL(request.url())
    const path = url.pathname.replace('/api/v1', '')
    this.requests.push(`${request.method()} ${path}`)
    if (this.down) return route.abort('connectionrefused')
    if (path === '/session/token') {
      this.signedIn = true
      return route.fulfill({ json: this.office.session(this.role) })
    }
    if (path === '/session') return this.session(route)
    if (!this.signedIn) return problem(route, { type: 'about:blank', title: 'Unauthorized', status: 401 })
    if (path === '/session/password') return this.office.changePassword(route, this.role)
    if (this.office.mustChange) return problem(route, { type: 'about:blank', title: 'Forbidden', status: 403, code: 'password_change_required' })
    const more = this.privacy.answer(request.method(), path, route, (id) => this.alerts.find((one) => one.id === id)?.values) ?? this.commissioning.answer(request.method(), path, url.searchParams, route) ?? this.desk.answer(request.method(), path, url.searchParams, route) ?? this.office.answer(request.method(), path, url.searchParams, route) ?? this.acceptance.answer(request.method(), path, url.searchParams, route) ?? this.repairs.answer(request.method(), path, url.searchParams, route)
    if (more !== undefined) return more instanceof Promise ? more : route.fulfill({ json: more })
    const result = this.find(request.method(), path, url.searchParams, route)
    if (result === undefined) return problem(route, { type: 'about:blank', title: 'Not found', status: 404 })
    if (result instanceof Promise) return result
    return route.fulfill({ json: result })
  }

  private session(route: Route): Promise<void> {
    const request = route.request()
    if (request.method() === 'DELETE') {
      this.signedIn = false
      return route.fulfill({ status: 204 })
    }
    if (request.method() === 'POST') {
      if (this.locked) return problem(route, { type: 'about:blank', title: 'Too many attempts', status: 429 })
      const { password } = request.postDataJSON() as { password: string }
      this.signedIn = password === this.password
    }
    return this.signedIn ? route.fulfill({ json: this.office.session(this.role) }) : problem(route, { type: 'about:blank', title: 'Unauthorized', status: 401 })
  }

  private find(method: string, path: string, query: URLSearchParams, route: Route): unknown {
    const { areas, compounds } = this.estate
    const [, collection, id, part] = path.split('/')
    if (id !== undefined && id === this.outOfScope) return undefined
    switch (collection) {
      case 'profiles': return profiles
      case 'areas': return areas
      case 'overview': return this.overview()
      case 'coverage': return coverageOf(compounds, areas)
      case 'compounds': {
        if (id === undefined) return compounds
        const found = compounds.find((one) => one.id === id)
        return found && (part === 'today' ? todayOf(devicesOf(found)) : detailOf(found, areas))
      }
      case 'devices': {
        if (id === undefined) {
          const compound = compounds.find((one) => one.id === query.get('compound'))
          return { items: compound ? devicesOf(compound) : [] }
        }
        const device = this.device(id)
        if (device === undefined || part === undefined) return device
        if (part === 'events') return [...eventsOf(device), ...presenceOf(device), ...this.privacy.events.map(({ masked }) => masked).filter((one) => one.device === id)].sort((a, b) => b.tsMs - a.tsMs)
        if (part === 'commands') return this.commands(method, device, route)
        const every = query.get('every')
        return historyOf(device, {
          fields: query.get('fields')?.split(',') ?? [], from: Number(query.get('from') ?? this.now() - 3_600_000), to: Number(query.get('to') ?? this.now()),
          every: every === null ? 0 : Number.parseInt(every, 10) * (EVERY[every.slice(-1)] ?? 0)
        })
      }
      case 'ledger': return LEDGER
      case 'dead-letters': return { items: deadLetters().filter((letter) => (query.get('device') ?? letter.device) === letter.device && (query.get('reason') ?? letter.reason) === letter.reason) }
      case 'alerts': return id === undefined ? this.page200(query) : id === 'summary' ? this.summary() : id === 'statistics' ? statisticsOf(compounds) : this.alert(method, id, part, route)
      default: return undefined
    }
  }

  private page200(query: URLSearchParams) {
    const filter = filterOf(Object.fromEntries(query))
    if (query.get('assignee') !== null) filter.state = 'mine'
    if (query.get('suppressed') !== null) filter.state = 'shelved'
    const device = query.get('device')
    const all = this.alerts.filter((alert) => matches(alert, filter, SESSION.username) && (device === null || alert.device === device)).sort(compareAlerts)
    const from = Number(query.get('cursor') ?? 0)
    const limit = Number(query.get('limit') ?? 200)
    return { items: all.slice(from, from + limit), ...(all.length > from + limit ? { next: String(from + limit) } : {}) }
  }

  private alert(method: string, id: string, action: string | undefined, route: Route): unknown {
    const alert = this.alerts.find((one) => one.id === id)
    if (alert === undefined || method === 'GET') return alert && alertDetail(alert)
    if (route.request().headers()['x-anju-csrf'] !== SESSION.csrfToken) return problem(route, { type: 'about:blank', title: 'CSRF', status: 403 })
    if (action === 'acknowledge' && this.firstBy !== null) {
      const atMs = this.now() - 4_000
      this.alerts = this.alerts.map((one) => (one.id === id ? { ...one, state: 'acknowledged', acknowledgedBy: this.firstBy ?? '', acknowledgedMs: atMs } : one))
      return problem(route, { type: 'about:blank', title: 'Conflict', status: 409, code: 'alert_conflict', by: this.firstBy, atMs })
    }
    const at = this.now()
    const changed: Alert = action === 'acknowledge'
      ? { ...alert, state: alert.state === 'cleared' ? 'closed' : 'acknowledged', acknowledgedBy: SESSION.username, acknowledgedMs: at }
      : { ...alert, state: 'closed', acknowledgedBy: alert.acknowledgedBy ?? SESSION.username, acknowledgedMs: alert.acknowledgedMs ?? at, clearedBy: SESSION.username, clearedMs: at, clearReason: (route.request().postDataJSON() as { reason: string }).reason }
    this.tell(changed)
    return changed
  }

  /** Answers the next command in this way after it was listed once as sent. */
  commandEnds: Command['state'] = 'done'
  private readonly sent: Command[] = []
  private commands(method: string, device: Device, route: Route): unknown {
    if (method === 'POST') {
      if (this.commandEnds === 'unreachable') return problem(route, { type: 'about:blank', title: 'Conflict', status: 409, code: 'device_unreachable', detail: `${device.id} is not connected` })
      const order = route.request().postDataJSON() as { method: string; params: Record<string, never> }
      this.sent.unshift({ id: `sent-${String(this.sent.length)}`, device: device.id, ...order, by: SESSION.username, state: 'sent', sentMs: this.now() })
      return route.fulfill({ status: 202, json: this.sent[0] })
    }
    const list = [...this.sent.filter((one) => one.device === device.id), ...commandsOf(device)]
    this.sent.forEach((one, i) => {
      if (one.state === 'sent') this.sent[i] = { ...one, state: this.commandEnds, settledMs: this.now(), result: { ok: true } }
    })
    return list
  }

  private overview(): Overview {
    const { areas, compounds } = this.estate
    const { presence, openAlerts, unacknowledged, messagesPerSecond } = this.counters()
    return {
      city: '偃师', division: '410381', areas: areas.length, compounds: compounds.length, households: compounds.reduce((sum, one) => sum + one.households, 0), devices: compounds.reduce((sum, one) => sum + one.devices, 0),
      presence, openAlerts, unacknowledged, messagesPerSecond, history: 'influxdb', sql: 'sqlite', serverTime: this.now()
    }
  }

  private summary(): AlertSummary {
    const open = this.alerts.filter(({ state }) => state === 'raised' || state === 'cleared')
    const counts = (['raised', 'acknowledged', 'cleared'] as const).flatMap((state) => [1, 2, 3, 4].map((severity) => ({ severity, state, count: this.alerts.filter((alert) => alert.state === state && alert.severity === severity).length })))
    return { counts, unacknowledged: open.length, oldestUnacknowledgedMs: open.length ? Math.min(...open.map(({ raisedMs }) => raisedMs)) : null, serverTime: this.now() }
  }
}

function stateOf(device: Device): DeviceState {
  const values = Object.fromEntries(Object.entries(device.values).map(([name, { value, tsMs }]): [string, LiveValue] => [name, [value, tsMs]]))
  return { id: device.id, presence: device.presence, values }
}

function problem(route: Route, document: Problem): Promise<void> {
  return route.fulfill({ status: document.status, contentType: 'application/problem+json', body: JSON.stringify(document) })
}
