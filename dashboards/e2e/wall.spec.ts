import { expect, test } from './fixtures'

for (const [width, height, inch] of [[1920, 1080, 55], [3840, 2160, 75]] as const) {
  test(`the wall fits ${String(width)} × ${String(height)} without scrolling and is as large as the distance asks`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto(`/wall?d=5&inch=${String(inch)}`)
    await expect(page.locator('[data-alert]').first()).toBeVisible()
    await expect(page.locator('.tile')).toHaveCount(136)
    const font = Number(await page.locator('main').getAttribute('data-font'))
    expect(font).toBeGreaterThan(inch === 55 ? 54 : 78)
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    const footer = await page.locator('footer').boundingBox()
    expect((footer?.y ?? 0) + (footer?.height ?? 0)).toBeLessThanOrEqual(height)
  })
}

test('the wall signs itself in with the token of its address and forgets it there', async ({ page, gateway }) => {
  gateway.signedIn = false
  await page.goto('/wall?d=5&inch=55#token=wall-token')
  await expect(page.locator('.tile')).toHaveCount(136)
  await expect(page).toHaveURL(/\/wall\?d=5&inch=55$/)
  expect(gateway.requests).toContain('POST /session/token')
})
