import type { Page } from '@playwright/test'
import type { Frame } from '../../src/api/frames'
import { enter } from './city'
import { expect, test } from './fixtures'
import { Line } from './line'
import { credentials } from './sign-in'

const HOME = 'A1-C08'
const BANNER_MS = 13_000

/** Counts the snapshots that reach the page from now on. */
function snapshots(page: Page): { count: number } {
  const seen = { count: 0 }
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => { if ((JSON.parse(String(payload)) as Frame).type === 'snapshot') seen.count += 1 })
  })
  return seen
}

const banner = (page: Page) => page.getByRole('alert').filter({ hasText: /连接中断，以下为|连接不上网关/ })

async function mark(page: Page): Promise<void> {
  await page.evaluate(() => { document.body.dataset['loaded'] = 'once' })
}

test('a line that is cut shows the banner within 13 s and recovers with a fresh snapshot and no reload', async ({ page, city }) => {
  test.setTimeout(60_000)
  const line = await Line.open(new URL(city.url))
  const seen = snapshots(page)
  await enter(page, credentials(), line.url)
  await page.goto(`${line.url}/alerts?compound=${HOME}`)
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await mark(page)
  line.cut()
  await expect(banner(page)).toBeVisible({ timeout: BANNER_MS })
  const alert = await city.raise('tamper', HOME, 'gate.tamper')
  await expect(page.locator(`#alert-${alert.id}`)).toHaveCount(0)
  const before = seen.count
  line.mend()
  await expect(page.locator('[data-fresh=live]')).toBeVisible({ timeout: 15_000 })
  await expect(banner(page)).toHaveCount(0)
  await expect(page.locator(`#alert-${alert.id}`)).toBeVisible()
  expect(seen.count).toBeGreaterThan(before)
  await expect(page.locator('body')).toHaveAttribute('data-loaded', 'once')
  await line.close()
})

test('a frozen tab that wakes without a line says within 13 s that it is stale, and recovers', async ({ page, city }) => {
  test.setTimeout(75_000)
  const line = await Line.open(new URL(city.url))
  const seen = snapshots(page)
  await enter(page, credentials(), line.url)
  await page.goto(`${line.url}/alerts?compound=${HOME}`)
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  await mark(page)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.enable')
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  const frozenMs = Date.now()
  line.cut()
  const alert = await city.raise('barrier_hit', HOME, 'gate.barrier_hit')
  await expect.poll(() => Date.now() - frozenMs, { timeout: 20_000, intervals: [500] }).toBeGreaterThan(BANNER_MS)
  const before = seen.count
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await expect(banner(page)).toBeVisible({ timeout: BANNER_MS })
  line.mend()
  await expect(page.locator('[data-fresh=live]')).toBeVisible({ timeout: 15_000 })
  await expect(banner(page)).toHaveCount(0)
  await expect(page.locator(`#alert-${alert.id}`)).toBeVisible()
  expect(seen.count).toBeGreaterThan(before)
  await expect(page.locator('body')).toHaveAttribute('data-loaded', 'once')
  await line.close()
})

test('with the clock of the browser an hour wrong, times and ages are the gateway’s', async ({ page, city }) => {
  await page.clock.setSystemTime(new Date(Date.now() - 3_600_000))
  await enter(page, credentials())
  const alert = await city.raise('fall', 'A1-C09', 'camera.fall')
  await page.goto(`/alerts?alert=${alert.id}`)
  await expect(page.locator(`#alert-${alert.id}`)).toContainText(/^\d+ 秒|^1 分/)
  const shown = async (): Promise<number> => {
    const [h = 0, m = 0, s = 0] = ((await page.locator('[data-fresh=live] .time').textContent()) ?? '').split(':').map(Number)
    const [dh = 0, dm = 0, ds = 0] = new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' }).split(':').map(Number)
    return Math.abs(((h - dh) * 60 + (m - dm)) * 60 + (s - ds))
  }
  await expect.poll(shown).toBeLessThanOrEqual(3)
})
