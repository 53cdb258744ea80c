import type { Page } from '@playwright/test'
import type { Delta, Frame } from '../../src/api/frames'
import type { Alert, Compound, Device, Profile } from '../../src/api/types'
import { expect, test } from '../base'
import { credentials, signIn } from './sign-in'

/** Against a running gateway with devices that send: no fixed ids, no fixed values. A scripted incident is expected about once a minute. */
const HEARD_MS = 100_000
const ALERT_MS = 180_000

async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`)
  expect(answer.ok(), `GET ${path} answered ${String(answer.status())}`).toBe(true)
  return (await answer.json()) as T
}

/** Calls `hear` for every delta that reaches the page from now on. */
function listen(page: Page, hear: (delta: Delta) => void): void {
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const frame = JSON.parse(String(payload)) as Frame
      if (frame.type === 'delta') hear(frame)
    })
  })
}

async function richestCompound(page: Page): Promise<{ compound: Compound; devices: Device[] }> {
  let best: { compound: Compound; devices: Device[] } | null = null
  const kindsOf = (devices: readonly Device[]): number => new Set(devices.map(({ kind }) => kind)).size
  for (const compound of (await read<Compound[]>(page, '/compounds')).slice(0, 12)) {
    const { items } = await read<{ items: Device[] }>(page, `/devices?compound=${compound.id}&limit=1000`)
    if (best === null || kindsOf(items) > kindsOf(best.devices)) best = { compound, devices: items }
  }
  if (best === null) throw new Error('the gateway has no compounds: import an estate first')
  return best
}

test.beforeEach(async ({ page }) => { await signIn(page, credentials()) })

test('a wrong password is refused in plain words', async ({ page, context }) => {
  await context.clearCookies()
  await page.goto('/sign-in')
  await page.locator('#username').fill(credentials().user)
  await page.locator('#password').fill('certainly not the password')
  await page.locator('button[type=submit]').click()
  await expect(page.getByRole('alert')).toContainText('不正确')
})

test('the overview agrees with the gateway and stays live', async ({ page }) => {
  const compounds = await read<Compound[]>(page, '/compounds')
  await page.goto('/')
  await expect(page.getByRole('region', { name: '小区状态' }).getByRole('link')).toHaveCount(compounds.length)
  await expect(page.locator('[data-total=online]')).toContainText('%')
  const clock = page.locator('[data-fresh=live] .time')
  const before = await clock.textContent()
  await expect(clock).not.toHaveText(before ?? '')
})

test('values of all five kinds arrive live', async ({ page }) => {
  test.setTimeout(HEARD_MS + 60_000)
  const profiles = await read<Profile[]>(page, '/profiles')
  const { compound, devices } = await richestCompound(page)
  const kindOf = new Map(devices.map(({ id, kind }) => [id, kind]))
  const heard = new Set<string>()
  listen(page, (delta) => {
    for (const { id, values } of delta.devices ?? []) if (values !== undefined) heard.add(kindOf.get(id) ?? '')
  })
  await page.goto(`/compounds/${compound.id}`)
  await expect.poll(() => [...heard].sort(), { timeout: HEARD_MS }).toEqual(profiles.map(({ kind }) => kind).sort())
  for (const { kind, label } of profiles) {
    await page.getByRole('group', { name: '按类型' }).getByRole('button', { name: label.zh, exact: true }).click()
    const row = page.getByRole('table', { name: '设备' }).getByRole('row').nth(1)
    await expect(row, kind).toContainText(/在线|离线|未知/)
    await expect(row.getByRole('cell').nth(3), kind).not.toHaveText('—')
    await page.getByRole('group', { name: '按类型' }).getByRole('button', { name: label.zh, exact: true }).click()
  }
})

test('an alert arrives by itself and is acknowledged', async ({ page }) => {
  test.setTimeout(ALERT_MS + 60_000)
  const arrived: Alert[] = []
  listen(page, (delta) => { arrived.push(...(delta.alerts ?? []).filter(({ state }) => state === 'raised')) })
  await page.goto('/alerts')
  await expect.poll(() => arrived.length, { timeout: ALERT_MS, message: 'no alert was raised' }).toBeGreaterThan(0)
  const id = arrived[0]?.id ?? ''
  await expect(page.locator(`[id="alert-${id}"]`)).toBeVisible()
  await page.goto(`/alerts?alert=${id}`)
  const pane = page.getByRole('complementary', { name: '告警详情' })
  await expect(pane).toContainText('处置要点')
  await pane.getByRole('button', { name: /确认并接手/ }).click()
  await expect(pane.getByRole('button', { name: /确认并接手/ })).toBeDisabled()
  await expect.poll(async () => (await read<Alert>(page, `/alerts/${id}`)).acknowledgedBy).toBe(credentials().user)
  await expect(pane).toContainText(credentials().user)
})

test('a device shows its history as a chart', async ({ page }) => {
  test.setTimeout(HEARD_MS + 60_000)
  const { devices } = await richestCompound(page)
  const device = devices.find(({ kind, presence }) => kind === 'elevator' && presence.state === 'online') ?? devices.find(({ presence }) => presence.state === 'online')
  await page.goto(`/devices/${device?.id ?? ''}`)
  await expect(page.locator('[data-presence]')).toContainText('在线')
  const chart = page.locator('figure .chart').first()
  await expect(chart.locator('canvas')).toBeVisible({ timeout: 20_000 })
  await expect.poll(async () => Number(await chart.getAttribute('data-points')), { timeout: HEARD_MS }).toBeGreaterThan(1)
  await page.getByRole('button', { name: '24 小时' }).click()
  await expect.poll(async () => Number(await chart.getAttribute('data-points')), { timeout: HEARD_MS }).toBeGreaterThan(0)
  const comings = page.locator('section').filter({ has: page.getByRole('heading', { name: '在线记录' }) }).getByRole('listitem')
  await expect(comings.first()).toContainText('在线')
})

test('signing out ends the session', async ({ page }) => {
  await page.getByRole('button', { name: /用户菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect((await page.request.get('/api/v1/overview')).status()).toBe(401)
})
