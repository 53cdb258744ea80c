import type { Route } from '@playwright/test'
import type { Commissioning, TestAlert } from '../../src/api/types'
import { NOW } from './estate'

const LABEL = { zh: '不刷卡，强行推开门', en: 'Force the door open without a card' }
const DOOR = { field: 'door_state', label: { zh: '门状态', en: 'Door state' }, value: 'Closed', plausible: true }
const volts = (value: number) => ({ field: 'voltage_v', label: { zh: '供电电压', en: 'Supply voltage' }, unit: 'V', value: String(value), lowest: 10.8, highest: 14.4, plausible: value >= 10.8 })

/** Commissionings and test alerts of the mock gateway; a test says what the gateway sees. */
export class MockCommissioning {
  readonly list: Commissioning[] = [
    { ...this.begun('A1-C01-camera-003', 'cm-old'), state: 'signed', missing: ['test'], readings: [DOOR, volts(12.6)], endedMs: NOW - 86_400_000, endedBy: '李强', onlineMs: NOW - 86_500_000, reportedMs: NOW - 86_490_000, waiver: '镜头在高处，雨天无法遮挡' }
  ]
  tests: TestAlert[] = []
  /** Answers the next begin with a 409 in this name. */
  first: string | null = null

  begun(device: string, id: string): Commissioning {
    return { id, device, deviceName: '单元门禁', kind: 'gate', compound: 'A1-C01', compoundName: '锦绣苑', installer: 'wang', state: 'open', begunMs: NOW, expiresMs: NOW + 3_600_000, readings: [], missing: ['online', 'report', 'test'], test: { label: LABEL, rules: ['gate.forced_open'] } }
  }

  /** The gateway sees the device come online and report; with a sound voltage the step is done. */
  sees(id: string, voltage: number): void {
    this.change(id, (one) => ({ ...one, onlineMs: NOW + 1_000, readings: [DOOR, volts(voltage)], ...(voltage >= 10.8 ? { reportedMs: NOW + 2_000, missing: ['test'] } : { missing: ['report', 'test'] }) }))
  }

  /** The gateway sees the alert of the test. */
  hears(id: string): void {
    this.change(id, (one) => ({ ...one, missing: [], test: { rules: ['gate.forced_open'], label: LABEL, alert: 'al-1', rule: 'gate.forced_open', raisedMs: NOW + 5_000, seenMs: NOW + 5_014 } }))
  }

  private change(id: string, how: (one: Commissioning) => Commissioning): void {
    const at = this.list.findIndex((one) => one.id === id)
    const one = this.list[at]
    if (one !== undefined) this.list[at] = how(one)
  }

  answer(method: string, path: string, query: URLSearchParams, route: Route): unknown {
    const [, collection, id, part] = path.split('/')
    if (collection === 'compounds' && part === 'test-alerts') return this.test(method, route)
    if (collection !== 'commissionings') return undefined
    const body = (route.request().postDataJSON() ?? {}) as Record<string, string>
    if (id === undefined && method === 'GET') {
      const state = query.get('state')
      return { items: this.list.filter((one) => (state === null || one.state === state) && (query.get('compound') ?? one.compound) === one.compound) }
    }
    if (id === undefined) return this.begin(body['device'] ?? '', route)
    if (part === 'sign') this.change(id, (one) => ({ ...one, state: 'signed', endedMs: NOW + 9_000, endedBy: 'wang', note: body['note'] ?? '', waiver: body['waiver'] ?? '' }))
    if (part === 'abort') this.change(id, (one) => ({ ...one, state: 'aborted', endedMs: NOW + 9_000, endedBy: 'wang' }))
    return this.list.find((one) => one.id === id)
  }

  private begin(device: string, route: Route): unknown {
    if (this.first !== null) return problem(route, 409, `${this.first} is commissioning device ${device} already (cm-1); let them sign or abort it first.`)
    if (!device.startsWith('A1-')) return problem(route, 404, `There is no device '${device}' in what you may see.`)
    const begun = this.begun(device, `cm-${String(this.list.length)}`)
    this.list.unshift(begun)
    return begun
  }

  private test(method: string, route: Route): unknown {
    if (method === 'GET') return { items: this.tests }
    this.tests = [{ alert: 'te-1', state: 'raised', raisedMs: NOW, sentBy: 'wang', deliveries: [{ recipient: 'bureau', name: '市公安局', state: 'delivered', sequence: 7, deliveredMs: NOW + 900 }] }]
    return route.fulfill({ status: 202, json: { recipients: ['市公安局'] } })
  }
}

function problem(route: Route, status: number, detail: string): Promise<void> {
  return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Conflict', status, detail }) })
}
