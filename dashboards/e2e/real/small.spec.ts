import { enter } from './city'
import { expect, test } from './fixtures'

const HOME = 'A1-C07'

test.describe('the guard with a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('finds the alert, takes it with the thumb and reads what to do', async ({ page, city }) => {
    await enter(page, await city.user('guard', 'property', { compounds: [HOME] }))
    const alert = await city.raise('sos', HOME, 'lamp.sos')
    await page.goto('/alerts')
    const card = page.locator(`#alert-${alert.id}`)
    await expect(card).toBeVisible()
    expect((await card.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await card.tap()
    const pane = page.getByRole('complementary', { name: '告警详情' })
    await expect(pane).toContainText(alert.advice.zh)
    const take = pane.getByRole('button', { name: /确认并接手/ })
    expect((await take.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await take.tap()
    await expect.poll(async () => (await city.detail(alert.id)).acknowledgedBy).toBe('guard')
    for (const path of ['/', '/alerts', `/alerts?alert=${alert.id}`, '/compounds', `/compounds/${HOME}`, `/devices/${alert.device ?? ''}`, '/coverage']) {
      await page.goto(path)
      await expect(page.locator('[data-fresh=live]')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} scrolls sideways`).toBeLessThanOrEqual(390)
    }
  })
})

test.describe('the screen on the wall', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  test('lets itself in with a token that can only look, scrolls nowhere and shows what is raised', async ({ page, city }) => {
    await city.user('wall-screen', 'supervisor')
    const { token } = await city.call<{ token: string }>('POST', '/tokens', { username: 'wall-screen', name: 'control room', days: 1, access: 'wall' })
    await page.goto(`/wall?d=5&inch=55#token=${token}`)
    await expect(page.locator('[data-fresh=live]')).toBeVisible()
    await expect(page).toHaveURL(/\/wall\?d=5&inch=55$/)
    const alert = await city.raise('duress', HOME, 'gate.duress')
    await expect(page.locator(`[data-alert="${alert.id}"]`)).toContainText(alert.title.zh)
    expect(await page.evaluate(() => [document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight])).toEqual([true, true])
    const session = (await (await page.request.get('/api/v1/session')).json()) as { csrfToken: string }
    const refused = await page.request.post(`/api/v1/alerts/${alert.id}/acknowledge`, { headers: { 'X-Anju-Csrf': session.csrfToken }, data: {} })
    expect(refused.status()).toBe(403)
    expect((await page.request.get('/api/v1/users')).status()).toBe(403)
  })
})
