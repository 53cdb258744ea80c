import { enter } from './city'
import { expect, test } from './fixtures'

const HOME = 'A1-C04'

test('of two operators who acknowledge at once one owns the alert, and the other sees who', async ({ browser, city }) => {
  const people = [await city.user('rival-li', 'property', { compounds: [HOME] }), await city.user('rival-wang', 'property', { compounds: [HOME] })]
  const alert = await city.raise('intrusion', HOME, 'camera.intrusion')
  const pages = await Promise.all(people.map(async (who) => {
    const page = await (await browser.newContext()).newPage()
    await enter(page, who)
    await page.goto(`/alerts?alert=${alert.id}`)
    await expect(page.getByRole('button', { name: /确认并接手/ })).toBeEnabled()
    return page
  }))
  await Promise.all(pages.map((page) => page.keyboard.press('a')))
  await expect.poll(async () => (await city.detail(alert.id)).acknowledgedBy).toMatch(/^rival-/)
  const owner = (await city.detail(alert.id)).acknowledgedBy ?? ''
  for (const [i, page] of pages.entries()) {
    const row = page.locator(`#alert-${alert.id}`)
    await expect(row).toHaveAttribute('data-state', 'acknowledged')
    await expect(row).toContainText(owner)
    if (people[i]?.user !== owner) await expect(page.getByRole('complementary', { name: '告警详情' })).toContainText(owner)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('button', { name: /确认并接手/ })).toBeDisabled()
  }
  expect((await city.detail(alert.id)).transitions.filter(({ change }) => change === 'acknowledged')).toHaveLength(1)
  await Promise.all(pages.map((page) => page.context().close()))
})
