import { expect, test } from './fixtures'
import { alertOf } from './mock/alerts'

const PLACE = { id: 'A1-C01', area: 'A1', name: '锦绣苑' }

test('a socket that is cut shows the banner within 13 s, stops the clock, disables actions, and recovers with a fresh snapshot', async ({ page, gateway }) => {
  await page.goto('/alerts?alert=alert-00000')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  await expect(page.getByRole('button', { name: '确认并接手' })).toBeEnabled()
  gateway.down = true
  gateway.cut()
  await expect(page.locator('[data-fresh=reconnecting]')).toBeVisible()
  const banner = page.getByRole('alert').filter({ hasText: '连接中断，以下为' })
  await expect(banner).toBeVisible({ timeout: 13_000 })
  await expect(banner).toContainText(/03:1\d:\d\d 的数据/)
  const clock = page.locator('[data-fresh] .time')
  const stopped = await clock.textContent()
  await expect(page.getByRole('button', { name: '确认并接手' })).toBeDisabled()
  await expect(page.locator('main')).toHaveClass(/lost/)
  gateway.alerts = [...gateway.alerts, alertOf(7, PLACE, { id: 'raised-meanwhile', raisedMs: gateway.now() })]
  expect(await clock.textContent()).toBe(stopped)
  gateway.down = false
  await expect(page.locator('[data-fresh=live]')).toBeVisible({ timeout: 15_000 })
  await expect(banner).toHaveCount(0)
  await expect(page.locator('#alert-raised-meanwhile')).toBeVisible()
})

test('a gateway that goes silent without closing the socket is noticed as well', async ({ page, gateway }) => {
  await page.goto('/')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  gateway.silent = true
  await expect(page.locator('[data-fresh=delayed]')).toBeVisible({ timeout: 13_000 })
  await expect(page.getByRole('alert').filter({ hasText: '连接中断' })).toBeVisible({ timeout: 13_000 })
  gateway.silent = false
  await expect(page.locator('[data-fresh=live]')).toBeVisible({ timeout: 15_000 })
})

test('a page opened while the gateway is away comes when it is back, in full dress', async ({ page, gateway }) => {
  await page.goto('/')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  let away = true
  for (const files of ['**/assets/**', '**/health/live']) await page.route(files, (route) => (away ? route.abort() : route.continue()))
  gateway.down = true
  gateway.cut()
  await page.getByRole('link', { name: '统计' }).click()
  await expect(page.locator('[data-fresh=reconnecting]')).toBeVisible()
  gateway.down = false
  away = false
  await expect(page.getByRole('heading', { level: 1, name: '统计' })).toBeVisible({ timeout: 15_000 })
  await expect(page).toHaveURL(/\/statistics/)
  await expect(page.locator('section.panel').first()).toHaveCSS('border-top-style', 'solid')
})

test('an update the gateway counted and the page did not leads to a fresh snapshot', async ({ page, gateway }) => {
  await page.goto('/compounds/A1-C01?kind=elevator')
  const chip = page.locator('[data-fresh=live]')
  const row = page.getByRole('row').filter({ hasText: '1 号电梯' })
  await expect(row).toContainText('正常运行')
  gateway.push({ devices: [{ id: 'A1-C01-elevator-001', values: { service_mode: [2, gateway.now()] } }] })
  gateway.heartbeat()
  await expect(chip).toHaveAttribute('data-applied', '1')
  await expect(chip).toHaveAttribute('data-lost', '0')
  gateway.loseUpdate()
  gateway.heartbeat()
  await expect(chip).toHaveAttribute('data-lost', '1')
  await expect(chip).toHaveAttribute('data-applied', '0')
  await expect(chip).toHaveAttribute('title', /1 次与网关不符/)
  await expect(row).toContainText('正常运行')
})

test('a lost frame leads to a fresh snapshot', async ({ page, gateway }) => {
  await page.goto('/compounds/A1-C01?kind=elevator')
  const row = page.getByRole('row').filter({ hasText: '1 号电梯' })
  await expect(row).toContainText('正常运行')
  gateway.push({ devices: [{ id: 'A1-C01-elevator-001', values: { service_mode: [2, gateway.now()] } }] })
  await expect(row).toContainText('检修')
  gateway.loseFrame()
  gateway.push({ devices: [{ id: 'A1-C01-elevator-001', values: { service_mode: [3, gateway.now()] } }] })
  await expect(row).toContainText('正常运行')
})

test.describe('with the clock of the browser wrong by years', () => {
  test('times and ages are those of the gateway', async ({ page }) => {
    await page.clock.setSystemTime(new Date('2019-01-01T00:00:00Z'))
    await page.goto('/')
    await expect(page.locator('[data-fresh=live] .time')).toContainText(/^03:1\d:\d\d$/)
    await page.goto('/alerts?alert=alert-00000')
    await expect(page.locator('#alert-alert-00000')).toContainText(/^1(2[5-9]|[3-5]\d) 秒|^1\D*\d\d 秒/)
  })
})
