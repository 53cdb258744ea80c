import type { BrowserContext, Page } from '@playwright/test'
import { audit } from './axe'
import { expect, test } from './fixtures'

test.use({ serviceWorkers: 'allow' })

/** Opens the app until its shell is kept, then takes the network away from browser and worker alike. */
async function keptAndCut(page: Page, context: BrowserContext): Promise<void> {
  await page.goto('/alerts')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null && localStorage.getItem('anju.heard') !== null)
  await context.setOffline(true)
}

test('without a network the kept shell says since when it is offline and shows nothing, and returns when the gateway is back', async ({ page, context, gateway }) => {
  test.setTimeout(60_000)
  await keptAndCut(page, context)
  gateway.down = true
  gateway.cut()
  await page.reload()
  const offline = page.locator('[data-offline]')
  await expect(offline).toContainText('离线')
  await expect(offline).toContainText(/自 .*\d\d:\d\d.* 起没有收到网关的任何数据/)
  await expect(offline).toContainText('不显示任何告警和设备状态')
  await expect(page.getByRole('grid')).toHaveCount(0)
  await expect(page.locator('[data-fresh]')).toHaveCount(0)
  await audit(page, 'offline page')
  gateway.down = false
  await context.setOffline(false)
  await expect(page).toHaveURL(/\/alerts$/, { timeout: 15_000 })
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
})

test('only files of the app are kept, never data', async ({ page, context, gateway }) => {
  await keptAndCut(page, context)
  expect(gateway.requests.length).toBeGreaterThan(0)
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const paths = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))
    return paths.flat()
  })
  expect(kept).toContain('/index.html')
  expect(kept.filter((path) => !/^\/assets\/|^\/(index\.html|theme\.js|icon\.svg|app\.webmanifest)$/.test(path))).toEqual([])
})

test('the browser finds nothing that stands in the way of installing', async ({ page, context }) => {
  await page.goto('/alerts')
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  const devtools = await context.newCDPSession(page)
  const manifest = await devtools.send('Page.getAppManifest')
  expect(manifest.errors).toEqual([])
  expect(JSON.parse(manifest.data ?? '{}')).toMatchObject({ display: 'standalone', start_url: '/alerts?state=mine' })
  expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('after an upgrade of the gateway the page offers to load the new version, and loads it', async ({ page, gateway }) => {
  await page.goto('/alerts')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  let upgraded = true
  await page.route('**/index.html', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: upgraded ? (await answer.text()).replace(/assets\/index-[\w-]+\.js/, 'assets/index-newer000.js') : await answer.text() })
  })
  gateway.cut()
  const bar = page.getByRole('status').filter({ hasText: '网关已升级' })
  await expect(bar).toBeVisible({ timeout: 15_000 })
  upgraded = false
  await bar.getByRole('button', { name: '重新加载' }).click()
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  await expect(bar).toHaveCount(0)
})
