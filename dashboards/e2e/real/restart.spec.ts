import { expect, test } from './fixtures'
import { enter } from './city'
import { OwnGateway } from './own-gateway'

test('a gateway killed and started again under an open page: banner within 13 s, then a fresh snapshot, without a reload or a new sign-in', async ({ page }) => {
  test.setTimeout(150_000)
  const gateway = new OwnGateway()
  try {
    await gateway.start()
    await enter(page, gateway.who, gateway.url)
    await page.goto(`${gateway.url}/`)
    await expect(page.locator('[data-fresh=live]')).toBeVisible()
    await page.evaluate(() => { document.body.dataset['loaded'] = 'once' })
    await gateway.kill()
    const banner = page.getByRole('alert').filter({ hasText: '连接中断，以下为' })
    await expect(banner).toBeVisible({ timeout: 13_000 })
    await gateway.start()
    await expect(page.locator('[data-fresh=live]')).toBeVisible({ timeout: 20_000 })
    await expect(banner).toHaveCount(0)
    await expect(page).not.toHaveURL(/sign-in/)
    await expect(page.locator('body')).toHaveAttribute('data-loaded', 'once')
    await expect(page.getByRole('region', { name: '小区状态' }).getByRole('link')).toHaveCount(24)
  } finally {
    await gateway.remove()
  }
})
