import type { Route } from '@playwright/test'
import type { CoveragePolicyPreview, LifeCycle } from '../../src/api/types'
import type { components } from '../../src/api/schema'
import { devicesOf, NOW } from './estate'
import type { MockGateway } from './gateway'
import { coverageOf } from './coverage'

type Policy = components['schemas']['CoveragePolicy']
type Sheet = components['schemas']['RegisterSheet']
type Report = components['schemas']['AcceptanceReport']

const NAME = { id: 'community-security', version: '2021.1', hash: 'ab'.repeat(32), title: { zh: '智慧安防小区', en: 'Community security' } }
const FIGURES = (['installed', 'registered', 'online_24h', 'online_30d', 'working_24h', 'fresh_24h', 'alert_path'] as const)
  .map((indicator, i) => ({ indicator, label: { zh: ['覆盖率', '建档率', '在线率24时', '在线率30天', '完好率', '及时率', '告警通路'][i] ?? '', en: indicator }, part: 96 - i, whole: 100, pct: 96 - i, targetPct: 95, met: i < 2, weight: 1, required: i < 5 }))

/** What is judged and proven: register, policy, coverage of a compound, acceptance reports, credentials. */
export class MockAcceptance {
  reports: Report[] = []
  text = 'id: community-security\nversion: "2021.1"\n'
  activated = [{ id: NAME.id, version: NAME.version, hash: NAME.hash, activatedMs: NOW - 86_400_000, activatedBy: 'admin', text: '' }]
  /** Orders for credentials, in order. */
  readonly issued: Record<string, unknown>[] = []
  private readonly statuses = new Map<string, LifeCycle>()

  constructor(private readonly gateway: MockGateway) {}

  answer(method: string, path: string, query: URLSearchParams, route: Route): unknown {
    const [, collection, id = ''] = path.split('/')
    const body = (): Record<string, unknown> => (route.request().postDataJSON() ?? {}) as Record<string, unknown>
    switch (collection) {
      case 'coverage-policy': return this.policy(method, id, body)
      case 'coverage': return id === '' ? undefined : this.compound(id)
      case 'coverage-history': return [{ day: '2026-11-29', compounds: 1, passing: 0, score: 93.1, figures: FIGURES }, { day: '2026-11-30', compounds: 1, passing: 1, score: 96.4, figures: FIGURES }]
      case 'acceptance-reports': return method === 'POST' ? this.report(body()) : this.reports
      case 'register': return id === 'bulk' ? this.change(body()) : { items: this.sheets(query) }
      case 'estate': return id === 'credentials' ? this.issue(body(), route) : undefined
      default: return undefined
    }
  }

  private policy(method: string, id: string, body: () => Record<string, unknown>): unknown {
    if (id === 'versions') return this.activated
    if (id === 'preview') return this.preview(String(body()['text']))
    if (method === 'PUT') {
      this.text = String(body()['text'])
      this.activated = [{ ...NAME, version: '2022.1', activatedMs: NOW, activatedBy: 'wang', text: this.text }, ...this.activated]
    }
    return { ...NAME, source: 'policies/community-security.yaml', text: this.text, points: { fire_lane: { zh: '消防通道', en: 'fire lane' }, entrance: { zh: '单元出入口', en: 'building entrance' } }, levels: [], systems: [] } satisfies Policy
  }

  private preview(text: string): CoveragePolicyPreview {
    if (text.includes('999')) return { valid: false, problems: ['levels.installed.atLeastPct: 999 is not between 0 and 100'] }
    const { city } = coverageOf(this.gateway.estate.compounds, this.gateway.estate.areas)
    return { valid: true, problems: [], policy: NAME, before: city, after: { ...city, passing: city.passing - 1 }, changes: [{ id: 'A1-C01', name: '锦绣苑', flips: true, passesBefore: true, passesAfter: false, scoreBefore: 96.4, scoreAfter: 91.2, gaps: [{ kind: 'missing', words: { zh: '3 号楼 2 单元缺单元门禁', en: 'building 3 entrance 2 has no gate' } }] }] } as unknown as CoveragePolicyPreview
  }

  private compound(id: string): unknown {
    const { compounds, areas } = this.gateway.estate
    const found = coverageOf(compounds, areas).compounds.find((one) => one.id === id)
    return found && {
      ...found, asOfMs: NOW, policy: NAME, figures: FIGURES, systems: [{ id: 'entrance_gate', title: { zh: '单元门禁', en: 'Gates' }, kind: 'gate', needed: 12, installed: 11, devices: 11, registered: 11, online: 10, working: 10, required: true }], gapCount: 1,
      gaps: [{ kind: 'missing', words: { zh: '3 号楼 2 单元缺单元门禁', en: 'building 3 entrance 2 has no gate' } }]
    }
  }

  private report(order: Record<string, unknown>): Report {
    const scope = order['batch'] === undefined ? `compound:${String(order['compound'])}` : `batch:${String(order['batch'])}`
    const made = { id: `r${String(this.reports.length + 1)}`, scope, passes: true, asOfMs: NOW, madeMs: NOW, madeBy: 'wang', hash: 'cd'.repeat(32) } as unknown as Report
    this.reports = [made, ...this.reports]
    return made
  }

  private sheets(query: URLSearchParams): Sheet[] {
    const compound = this.gateway.estate.compounds[0]
    if (compound === undefined) return []
    const words = (query.get('q') ?? '').toLowerCase()
    return devicesOf(compound).map((device, i): Sheet => ({
      id: device.id, kind: device.kind, name: device.name, compound: compound.id, compoundName: compound.name, ...(device.building === undefined ? {} : { building: device.building }),
      point: i % 2 === 0 ? 'fire_lane' : 'entrance', status: this.statuses.get(device.id) ?? 'in_service', statusMs: NOW, credential: true
    })).filter((sheet) => `${sheet.id} ${sheet.name}`.toLowerCase().includes(words) && (query.get('status') ?? sheet.status) === sheet.status)
  }

  private change({ devices, status }: Record<string, unknown>): unknown {
    return (devices as string[]).map((device) => {
      this.statuses.set(device, status as LifeCycle)
      return { device, done: true }
    })
  }

  private issue(order: Record<string, unknown>, route: Route): Promise<void> {
    this.issued.push(order)
    if (order['form'] === 'sealed') return route.fulfill({ contentType: 'application/octet-stream', headers: { 'Content-Disposition': 'attachment; filename="anju-credentials.csv.enc"' }, body: 'Salted__…' })
    const devices = (order['devices'] as string[] | undefined) ?? ['A1-C01-lamp-001', 'A1-C01-lamp-002']
    const labels = devices.map((id) => `<figure><svg viewBox="0 0 3 3"><path d="M0 0h1v1h-1zM2 2h1v1h-1z"/></svg><figcaption><b>${id}</b>1 号<br><code>secret-${id}</code></figcaption></figure>`)
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><html><head><title>x</title></head><body><main>${labels.join('')}</main></body></html>` })
  }
}
