import type { Receipt } from '../../src/api/types'
import { enter } from './city'
import { expect, test } from './fixtures'

/** The gateway under test has a feed `bureau` whose account is `duty`: scripts/acceptance.yaml. */
const FIRST = 'A1-C05'
const SECOND = 'A1-C06'

test('the duty officer receives in order, dispatches, closes, and hands over on paper', async ({ page, city }) => {
  test.setTimeout(90_000)
  await enter(page, await city.user('duty', 'police'))
  await page.goto('/police')
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  const first = await city.raise('duress', FIRST, 'gate.duress')
  const second = await city.raise('intrusion', SECOND, 'camera.intrusion')
  const row = (id: string) => page.locator(`[data-case="${id}"]`)
  await expect(row(first.id)).toBeVisible()
  await expect(row(second.id)).toBeVisible()
  const number = async (id: string): Promise<number> => Number(await row(id).getByRole('cell').first().textContent())
  expect(await number(second.id)).toBeGreaterThan(await number(first.id))
  await expect(row(first.id)).toContainText('一级')
  await expect(row(first.id)).toContainText(/还有|超时/)

  await row(first.id).getByRole('button', { name: '接警' }).click()
  await expect(row(first.id).getByRole('button', { name: '出警' })).toBeVisible()
  await row(first.id).click({ position: { x: 4, y: 4 } })
  await page.keyboard.press('d')
  await expect(row(first.id).getByRole('button', { name: '办结' })).toBeVisible()
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: /办结/ })
  await expect(dialog.getByRole('button', { name: '办结' })).toBeDisabled()
  await dialog.getByText('误报').click()
  await dialog.getByLabel('出警人（可不填）').fill('赵警官')
  await dialog.getByLabel('处置情况（可不填）').fill('住户误触')
  await dialog.getByRole('button', { name: '办结' }).click()
  await expect(row(first.id)).toHaveCount(0)
  const receipts = await city.read<Receipt[]>(`/alerts/${first.id}/receipts`)
  expect(receipts.map(({ disposition }) => disposition)).toEqual(['received', 'dispatched', 'false_alarm'])
  expect(receipts.every(({ by }) => by === 'duty')).toBe(true)
  await page.getByRole('button', { name: '含已办结' }).click()
  await expect(row(first.id)).toContainText('✓')

  await page.getByRole('link', { name: '交接班表' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('警情交接班表')
  const lists = page.getByRole('table')
  await expect(lists.first()).toContainText(second.compoundName)
  await expect(lists.last()).toContainText('误报 · 赵警官 · 住户误触')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden()
  await expect(page.getByText('交班人')).toBeVisible()
})

test('the bureau’s receipt is seen where the property manager looks', async ({ page, city }) => {
  await enter(page, await city.user('duty', 'police'))
  const alert = await city.raise('fire', FIRST, 'camera.smoke_fire')
  await page.goto('/police')
  await page.locator(`[data-case="${alert.id}"]`).getByRole('button', { name: '接警' }).click()
  await expect(page.locator(`[data-case="${alert.id}"]`).getByRole('button', { name: '出警' })).toBeVisible()
  await enter(page, await city.user('manager-first', 'property', { compounds: [FIRST] }))
  await page.goto(`/alerts?alert=${alert.id}`)
  await expect(page.getByRole('complementary', { name: '告警详情' }).getByRole('region', { name: '为何通知、为何未通知' })).toContainText('接警')
})
