import type { Route } from '@playwright/test'
import type { DeviceEvent, Scalar } from '../../src/api/types'

/** What is masked everywhere but in the answers of the reveal operations. */
export class MockPrivacy {
  /** The values of an alert as the device sent them; of one that is not named here nothing is kept. */
  readonly originals = new Map<string, Record<string, Scalar>>()
  /** Events about a person: as anybody sees them, and as they were sent. */
  events: { masked: DeviceEvent; whole: DeviceEvent }[] = []
  /** Answers as if somebody had looked too often. */
  tooOften = false
  readonly looks: { path: string; body: Record<string, unknown> }[] = []

  answer(method: string, path: string, route: Route, shown: (alert: string) => unknown): unknown {
    if (method !== 'POST' || !path.endsWith('/reveal')) return undefined
    const [, collection, id = ''] = path.split('/')
    const body = route.request().postDataJSON() as Record<string, unknown>
    this.looks.push({ path, body })
    if (this.tooOften) return route.fulfill({ status: 429, headers: { 'Retry-After': '1500' }, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Too many requests', status: 429, code: 'too_many_reveals' }) })
    if (collection === 'devices') return this.events.map(({ whole }) => whole).filter(({ device, tsMs }) => device === id && tsMs >= Number(body['from']) && tsMs < Number(body['to']))
    return { alert: id, values: this.originals.get(id) ?? shown(id) }
  }
}
