import { expect, test } from './fixtures'

test.beforeEach(({ gateway }) => { gateway.role = 'police' })

test('a case goes from 接警 over 出警 to 办结 by key, in order of its number', async ({ page, gateway }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '公安' }).click()
  const cases = page.locator('[data-case]')
  await expect(cases.first()).toBeVisible()
  const numbers = await cases.locator('td:first-child').allTextContents()
  expect(numbers).toEqual([...numbers].sort((a, b) => Number(b) - Number(a)))
  await expect(cases.last()).toContainText(/超时/)
  await page.keyboard.press('j')
  await page.keyboard.press('r')
  await expect(cases.first().getByRole('button', { name: '出警' })).toBeVisible()
  await page.keyboard.press('d')
  await expect(cases.first().getByRole('button', { name: '办结' })).toBeVisible()
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('误报').click()
  await dialog.getByLabel('出警人（可不填）').fill('张警官')
  await dialog.getByRole('button', { name: '办结' }).click()
  expect.poll(() => gateway.desk.receipts.map(({ disposition }) => disposition)).toEqual(['received', 'dispatched', 'false_alarm'])
})

test('a number that is missing is shown in its place and fetched', async ({ page, gateway }) => {
  gateway.desk.missing.add(1043)
  await page.goto('/police')
  await expect(page.locator('[data-case]').first()).toBeVisible()
  await expect(page.getByText('缺 1043–1043，补取中')).toHaveCount(0, { timeout: 12_000 })
  expect(gateway.requests.filter((one) => one.startsWith('GET /feeds/bureau')).length).toBeGreaterThan(2)
})

test('the hand-over sheet lists what is open and what came in, ready to print', async ({ page }) => {
  await page.goto('/police/handover')
  await expect(page.getByRole('heading', { name: '警情交接班表' })).toBeVisible()
  await expect(page.getByText(/未办结，移交下一班/)).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden()
})
