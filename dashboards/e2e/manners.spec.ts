import { audit } from './axe'
import { expect, test } from './fixtures'

const PAGES = {
  watching: ['/', '/?view=map', '/alerts', '/alerts?alert=alert-00000', '/police', '/police/handover', '/wall'],
  places: ['/compounds', '/compounds/A1-C01', '/devices/A1-C01-charger-001', '/devices/A1-C01-gate-001?range=24h', '/no/such/page'],
  coverage: ['/coverage', '/coverage/compounds/A1-C01', '/coverage/policy', '/coverage/register', '/coverage/acceptance'],
  office: ['/statistics', '/admin/rules', '/admin/routing', '/admin/maintenance', '/admin/ledger', '/admin/dead-letters'],
  keeping: ['/admin/users', '/admin/tokens', '/admin/audit', '/admin/system', '/admin/simulator']
}

for (const [theme, width] of [['light', 1440], ['dark', 390]] as const) {
  for (const [group, paths] of Object.entries(PAGES)) {
    test(`axe finds nothing on the pages for ${group}, ${theme}, ${String(width)} px`, async ({ page, gateway }) => {
      test.setTimeout(120_000)
      gateway.role = 'admin'
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const path of paths) {
        await page.goto(path)
        await expect(page.locator('[data-fresh=live]')).toBeVisible()
        await page.waitForLoadState('networkidle')
        await audit(page, path)
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} scrolls sideways`).toBe(true)
      }
    })
  }
}

test('axe finds nothing in the sign-in page, the dialogs and the menu', async ({ page, gateway }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/alerts?alert=alert-00000')
  await expect(page.getByRole('button', { name: '确认并接手' })).toBeEnabled()
  await page.getByRole('button', { name: /^关闭 E$/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await audit(page, 'clear dialog')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: /用户菜单/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await audit(page, 'user menu')
  gateway.signedIn = false
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录' }).click()
  await audit(page, 'sign-in')
})

test('language and theme switch at once and are remembered', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '片区', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await expect(page.getByRole('heading', { name: 'Areas', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: 'Switch to dark theme' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Areas', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveClass(/dark/)
})

test('a page that cannot be read says so and can be tried again', async ({ page, gateway }) => {
  await page.goto('/')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  gateway.down = true
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '小区' }).click()
  await expect(page.getByRole('heading', { name: '小区', exact: true })).toBeVisible()
  await expect(page.getByText('暂时读不到数据')).toBeVisible()
  gateway.down = false
  await page.getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('table')).toBeVisible()
})
