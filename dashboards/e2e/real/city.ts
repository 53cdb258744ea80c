import { randomBytes } from 'node:crypto'
import { expect, type APIRequest, type APIRequestContext, type Page } from '@playwright/test'
import type { Alert, AlertDetail } from '../../src/api/types'
import { credentials, type Credentials } from './sign-in'

interface Scope {
  areas?: string[]
  compounds?: string[]
}

const HEARD_MS = 30_000

/** The hands of an administrator over REST: makes users, stages incidents on the simulated fleet, reads what the gateway knows. */
export class City {
  private constructor(private readonly request: APIRequest, private readonly web: APIRequestContext, private readonly csrf: string, readonly url: string) {}

  static async open(request: APIRequest, url = process.env['ANJU_URL'] ?? ''): Promise<City> {
    const web = await request.newContext({ baseURL: url })
    const { user, password } = credentials()
    const answer = await web.post('/api/v1/session', { data: { username: user, password } })
    expect(answer.status(), `signing in as ${user}`).toBe(200)
    return new City(request, web, ((await answer.json()) as { csrfToken: string }).csrfToken, url)
  }

  async close(): Promise<void> {
    await this.web.dispose()
  }

  async call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, data?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const answer = await this.web.fetch(`/api/v1${path}`, { method, headers: { 'X-Anju-Csrf': this.csrf, ...headers }, ...(data === undefined ? {} : { data }) })
    const text = await answer.text()
    expect(answer.ok(), `${method} ${path} answered ${String(answer.status())} ${text.slice(0, 300)}`).toBe(true)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  read<T>(path: string): Promise<T> {
    return this.call<T>('GET', path)
  }

  /** A user with a password of their own; one of that name from an earlier run gets a new password. */
  async user(username: string, role: string, scope: Scope = {}): Promise<Credentials> {
    const known = await this.web.get(`/api/v1/users/${username}`)
    const made = known.ok()
      ? await this.call<{ password: string }>('POST', `/users/${username}/password`)
      : await this.call<{ password: string }>('POST', '/users', { username, role, ...scope })
    const password = randomBytes(12).toString('hex')
    const web = await this.request.newContext({ baseURL: this.url })
    const signed = await web.post('/api/v1/session', { data: { username, password: made.password } })
    expect(signed.status(), `first sign-in of ${username}`).toBe(200)
    const { csrfToken } = (await signed.json()) as { csrfToken: string }
    const changed = await web.post('/api/v1/session/password', { headers: { 'X-Anju-Csrf': csrfToken }, data: { current: made.password, password } })
    expect(changed.status(), `choosing the password of ${username}`).toBe(200)
    await web.dispose()
    return { user: username, password }
  }

  /** Begins an incident or a fault in a compound; returns the first device it befalls. */
  async stage(what: string, compound: string, more: Record<string, unknown> = {}): Promise<string> {
    const { devices } = await this.call<{ devices: string[] }>('POST', '/simulator/stagings', { what, compound, ...more })
    return devices[0] ?? ''
  }

  /** The alert of a rule for a device that is open now, as soon as there is one. */
  async alertOf(rule: string, device: string): Promise<Alert> {
    let found: Alert | undefined
    await expect.poll(async () => {
      const { items } = await this.read<{ items: Alert[] }>(`/alerts?device=${device}&limit=50`)
      found = items.find((alert) => alert.rule === rule && alert.clearedMs === undefined)
      return found?.id
    }, { timeout: HEARD_MS, message: `${rule} of ${device} was not raised` }).toBeDefined()
    return found as Alert
  }

  async raise(what: string, compound: string, rule: string): Promise<Alert> {
    return this.alertOf(rule, await this.stage(what, compound))
  }

  detail(id: string): Promise<AlertDetail> {
    return this.read<AlertDetail>(`/alerts/${id}`)
  }
}

/** Signs in without the form, which has a test of its own. */
export async function enter(page: Page, { user, password }: Credentials, url = ''): Promise<void> {
  const answer = await page.request.post(`${url}/api/v1/session`, { data: { username: user, password } })
  expect(answer.status(), `signing in as ${user}`).toBe(200)
}
