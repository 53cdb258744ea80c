import type { Route } from '@playwright/test'
import type { ApiToken, AuditEntry, Session, System, User } from '../../src/api/types'
import { NOW } from './estate'
import { SESSION } from './gateway'

const DAY_MS = 86_400_000
const user = (username: string, fullName: string, role: User['role'], more: Partial<User> = {}): User => ({ username, fullName, role, city: true, areas: [], compounds: [], disabled: false, mustChangePassword: false, createdMs: NOW - 90 * DAY_MS, signedInMs: NOW - 3_600_000, ...more })

/** What administrators and testers do beside alerts: users, tokens, the audit trail, the state of the gateway, the simulator. */
export class MockOffice {
  users: User[] = [
    user('li', '李 <b>强</b>', 'property', { city: false, areas: ['A1'], compounds: ['A2-C01'], lockedUntilMs: NOW + 600_000 }),
    user('wang', '王敏', 'admin'),
    user('zhao', '赵警官', 'police', { mustChangePassword: true })
  ]
  tokens: ApiToken[] = [{ id: 't1', name: '指挥中心大屏', username: 'wang', access: 'wall', city: true, areas: [], compounds: [], createdMs: NOW - DAY_MS, expiresMs: NOW + 6 * DAY_MS, usedMs: NOW - 60_000 }]
  intact = true
  /** Whether a simulator stands beside the gateway, and answers. */
  simulator: 'here' | 'absent' | 'away' = 'here'
  trouble = ''
  stagings: Record<string, unknown>[] = [{ number: 7, what: 'entrapment', title: { zh: '电梯困人', en: 'Entrapment' }, compound: 'A1-C01', devices: ['A1-C01-elevator-001'], beganMs: NOW - 30_000, endsMs: NOW + 90_000, by: 'programme' }]
  /** The made-up password that has to be changed. */
  mustChange = false
  password = 'right'
  asked = 0

  session(role: Session['role']): Session {
    return { ...SESSION, role, mustChangePassword: this.mustChange }
  }

  answer(method: string, path: string, query: URLSearchParams, route: Route): unknown {
    const [, collection, id = '', part] = path.split('/')
    const body = (): Record<string, never> => (route.request().postDataJSON() ?? {}) as Record<string, never>
    switch (collection) {
      case 'users': return this.people(method, id, part, body, route)
      case 'tokens': return this.token(method, id, body, route)
      case 'audit': return id === 'verification' ? (this.intact ? { intact: true, entries: 1204, head: '9f2c6b' } : { intact: false, entries: 40, head: 'aa', brokenAt: 41, reason: 'its hash does not follow' }) : this.audit(query)
      case 'system': return this.system()
      case 'simulator': return this.simulate(method, id, part, body, route)
      default: return undefined
    }
  }

  changePassword(route: Route, role: Session['role']): Promise<void> {
    const { current, password } = route.request().postDataJSON() as { current: string; password: string }
    if (current !== this.password) return problem(route, 401, 'wrong_credentials', 'The current password is wrong.')
    this.password = password
    this.mustChange = false
    return route.fulfill({ json: this.session(role) })
  }

  metrics(): string {
    this.asked += 1
    return `# TYPE anju_live_messages_rate gauge\nanju_live_messages_rate ${String(210 + this.asked)}\nanju_journal_lag{consumer="history"} ${String(this.asked % 7)}\nanju_journal_disk_free_bytes 8.1e10\nanju_watchdog_delivery_age_seconds 0\nanju_deadletters_total{reason="malformed"} ${String(this.asked * 5)}\nprocess_cpu_usage 0.12\njvm_memory_used_bytes{area="heap",id="x"} 2.1e8\n`
  }

  private people(method: string, id: string, part: string | undefined, body: () => Record<string, unknown>, route: Route): unknown {
    if (id === '' && method === 'GET') return this.users
    if (id === '') {
      const made = body() as unknown as User
      if (this.users.some(({ username }) => username === made.username)) return problem(route, 409, 'conflict', 'exists')
      this.users = [...this.users, user(made.username, made.fullName, made.role, { city: made.city, areas: made.areas, compounds: made.compounds, mustChangePassword: true })]
      return route.fulfill({ status: 201, json: { ...this.users.at(-1), password: 'made-up-once' } })
    }
    if (part === 'password') return { password: 'new-made-up' }
    const change = part === 'unlock' ? { lockedUntilMs: undefined } : method === 'PATCH' ? body() : {}
    this.users = method === 'DELETE' && part === undefined ? this.users.filter(({ username }) => username !== id) : this.users.map((one) => (one.username === id ? ({ ...one, ...change } as User) : one))
    return method === 'PATCH' ? this.users.find(({ username }) => username === id) : route.fulfill({ status: 204 })
  }

  private token(method: string, id: string, body: () => Record<string, unknown>, route: Route): unknown {
    if (method === 'GET') return this.tokens
    if (method === 'DELETE') {
      this.tokens = this.tokens.filter((one) => one.id !== id)
      return route.fulfill({ status: 204 })
    }
    const { days, ...order } = body() as { days: number }
    this.tokens = [{ city: true, areas: [], compounds: [], ...order, id: `t${String(this.tokens.length + 1)}`, createdMs: NOW, expiresMs: NOW + days * DAY_MS } as unknown as ApiToken, ...this.tokens]
    return route.fulfill({ status: 201, json: { ...this.tokens[0], token: 'token-shown-once' } })
  }

  private audit(query: URLSearchParams): unknown {
    const all: AuditEntry[] = [
      { action: 'sign_in', who: 'mallory', object: '', detail: '{"outcome":"refused"}' }, { action: 'changeUser', who: 'wang', object: 'li', detail: '{"status":200,"body":"{\\"role\\":\\"property\\"}"}' },
      { action: 'acknowledgeAlert', who: 'li', object: 'alert-00000', detail: '{"status":409}' }, { action: 'retention', who: 'anju', object: 'dead_letter', detail: '{"deleted":12}' }
    ].map((one, i) => ({ ...one, sequence: 1204 - i, atMs: NOW - i * 3_600_000, origin: i === 3 ? 'local' : '10.0.0.7', hash: `9f2c${String(i)}` }))
    const fits = (one: AuditEntry): boolean => (['who', 'action', 'object'] as const).every((key) => (query.get(key) ?? one[key]) === one[key]) && one.atMs >= Number(query.get('from') ?? 0) && one.atMs <= Number(query.get('to') ?? Infinity)
    return { items: all.filter(fits) }
  }

  private system(): System {
    const names = ['journal', 'history', 'alert', 'delivery', 'live', 'coverage', 'web certificate', 'journal lag', 'delivery age', 'disk', 'clock']
    return { version: '0.1.0', java: '17.0.2', history: 'influxdb', sql: 'sqlite', startedMs: NOW - 3 * DAY_MS, serverTime: NOW, components: names.map((name) => ({ name, ok: name !== 'disk' || this.trouble === '', stopsWork: name === 'journal', ...(name === 'disk' && this.trouble ? { trouble: this.trouble } : {}) })) }
  }

  private simulate(method: string, part: string, number: string | undefined, body: () => Record<string, unknown>, route: Route): unknown {
    if (this.simulator === 'absent') return problem(route, 404, 'simulator_absent', 'No simulator is configured')
    if (this.simulator === 'away') return problem(route, 503, 'simulator_unreachable', 'The simulator at http://127.0.0.1:9 does not answer')
    if (part === 'catalogue') return { incidents: [{ id: 'entrapment', title: { zh: '电梯困人', en: 'Entrapment' }, kinds: ['elevator'], seconds: 120, expects: ['elevator.entrapment'] }], faults: [{ id: 'flapping', title: { zh: '反复掉线', en: 'Flapping' }, kinds: [], seconds: 300 }], compounds: ['A1-C01', 'A1-C02'] }
    if (method === 'POST') {
      const order = body()
      if (order['device'] === 'nobody') return problem(route, 422, 'invalid', "device 'nobody' is not in the fleet")
      this.stagings = [{ number: 8, title: { zh: '反复掉线', en: 'Flapping' }, devices: [], beganMs: NOW, endsMs: NOW + 300_000, by: 'tester', ...order }, ...this.stagings]
      return route.fulfill({ status: 201, json: this.stagings[0] })
    }
    if (method === 'DELETE') {
      this.stagings = this.stagings.map((one) => (String(one['number']) === number ? { ...one, endedMs: NOW } : one))
      return route.fulfill({ status: 204 })
    }
    return { target: '127.0.0.1:1883', seed: 2021, speed: 1, startedMs: NOW - DAY_MS, serverTime: NOW, devices: 1152, connected: 1149, sentPerSecond: 218.4, acknowledgedPerSecond: 218.1, sent: 482_113, acknowledged: 482_101, refused: 3, lost: 1, stagings: this.stagings }
  }
}

function problem(route: Route, status: number, code: string, detail: string): Promise<void> {
  return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail }) })
}
