import { audit } from '../axe'
import { enter } from './city'
import { expect, test } from './fixtures'
import { credentials } from './sign-in'

const HOME = 'A1-C01'
const MAIN = ['/', '/alerts', '/police', `/compounds/${HOME}`, `/devices/${HOME}-gate-001`, '/coverage']
const WATCHING = ['/', '/?view=map', '/alerts', '/police', '/police/handover', '/wall', '/compounds', `/compounds/${HOME}`, `/devices/${HOME}-gate-001`, '/coverage', `/coverage/compounds/${HOME}`]
const OFFICE = ['/coverage/policy', '/coverage/acceptance', '/coverage/register', '/commission', '/statistics', '/statistics/repairs', '/work-orders', '/admin/rules', '/admin/routing', '/admin/maintenance', '/admin/ledger', '/admin/dead-letters', '/admin/users', '/admin/tokens', '/admin/audit', '/admin/system', '/admin/simulator']

for (const { locale, theme, width, paths } of [
  { locale: 'zh-CN', theme: 'light', width: 1440, paths: [...WATCHING, ...OFFICE] },
  { locale: 'en-US', theme: 'dark', width: 390, paths: MAIN }
] as const) {
  test.describe(`${locale}, ${theme}, ${String(width)} px`, () => {
    test.use({ locale, viewport: { width, height: 900 } })

    test('axe finds nothing on any page', async ({ page }) => {
      test.setTimeout(150_000)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await enter(page, credentials())
      for (const path of paths) {
        await page.goto(path)
        await expect(page.locator('[data-fresh=live]'), path).toBeVisible()
        await expect(page.locator('.state.loading'), path).toHaveCount(0)
        await audit(page, path)
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways`).toBe(true)
      }
    })
  })
}
