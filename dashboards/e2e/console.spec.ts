import { expect, test } from './fixtures'
import { loadAll } from './list'
import { alertOf, firstAlerts } from './mock/alerts'

const PLACE = { id: 'A1-C01', area: 'A1', name: '锦绣苑' }

test('an alert is owned with the keyboard alone', async ({ page, gateway }) => {
  await page.goto('/alerts')
  await expect(page.getByRole('grid').getByRole('row').first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(page).toHaveURL(/alert=alert-00000/)
  await expect(page.getByRole('complementary', { name: '告警详情' })).toContainText('通过对讲安抚')
  await page.keyboard.press('a')
  const row = page.locator('#alert-alert-00000')
  await expect(row).toHaveAttribute('data-state', 'acknowledged')
  await expect(row).toContainText('处理中 · wang')
  await expect.poll(() => gateway.requests).toContain('POST /alerts/alert-00000/acknowledge')
  await expect(page.getByRole('button', { name: '确认并接手' })).toBeDisabled()
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(/alert=alert-00000/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/alerts$/)
})

test('the one who comes second is told who was first, where the alert is', async ({ page, gateway }) => {
  await page.goto('/alerts')
  await page.getByRole('grid').getByRole('row').first().click()
  gateway.firstBy = '李敏'
  await page.getByRole('button', { name: '确认并接手' }).click()
  await expect(page.locator('#alert-alert-00000')).toContainText(/李敏 .*已接手/)
  await expect(page.getByRole('complementary', { name: '告警详情' }).getByRole('status')).toContainText(/李敏 03:12:\d\d 已接手/)
  await expect(page.getByRole('button', { name: '确认并接手' })).toBeDisabled()
})

test('clearing asks for a reason', async ({ page, gateway }) => {
  await page.goto('/alerts')
  await page.getByRole('grid').getByRole('row').first().click()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: '关闭告警' })).toBeDisabled()
  await dialog.getByText('误报').click()
  await dialog.getByLabel('备注').fill('已到现场核实')
  await dialog.getByRole('button', { name: '关闭告警' }).click()
  await expect(page.locator('#alert-alert-00000')).toHaveAttribute('data-state', 'closed')
  await expect.poll(() => gateway.alerts.find(({ id }) => id === 'alert-00000')?.clearReason).toBe('false')
})

test('a list opened on one alert keeps its order from the start', async ({ page }) => {
  await page.goto('/alerts?alert=alert-00000')
  const rows = page.getByRole('grid').getByRole('row')
  await expect(rows.first()).toHaveAttribute('id', 'alert-alert-00000')
  await page.getByRole('button', { name: '确认并接手' }).click()
  await expect(rows.first()).toHaveAttribute('data-state', 'acknowledged')
  await expect(rows.first()).toHaveAttribute('id', 'alert-alert-00000')
})

test('filters are in the address and survive a reload', async ({ page }) => {
  await page.goto('/alerts')
  await page.getByRole('group', { name: '按级别' }).getByRole('button', { name: '二级' }).click()
  await page.getByRole('group', { name: '按类别' }).getByRole('button', { name: '消防' }).click()
  await expect(page).toHaveURL(/severity=2/)
  await expect(page).toHaveURL(/category=fire/)
  await page.reload()
  await expect(page.getByRole('grid').getByRole('row').first()).toContainText('充电枪头超温')
  await expect(page.getByRole('grid').getByText('路灯漏电')).toHaveCount(0)
  await page.getByRole('combobox', { name: '按小区' }).click()
  await page.getByRole('option', { name: '东关小区', exact: true }).click()
  await expect(page).toHaveURL(/compound=A1-C04/)
})

test('new alerts wait while somebody works in the list, and n lets them in', async ({ page, gateway }) => {
  await page.goto('/alerts')
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(2).click()
  const top = () => rows.evaluateAll((all) => all.slice(0, 10).map(({ id }) => id))
  const before = await top()
  gateway.tell(alertOf(100, PLACE, { raisedMs: gateway.now() }), alertOf(105, PLACE, { raisedMs: gateway.now() }))
  await expect(page.getByRole('button', { name: /2 条新告警/ })).toBeVisible()
  expect(await top()).toEqual(before)
  await expect(page.locator('#alert-alert-00105')).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(page.locator('#alert-alert-00105')).toBeVisible()
  await expect(page.getByRole('button', { name: /新告警/ })).toHaveCount(0)
})

test('a new alert appears by itself while nobody works in the list, and everywhere counts follow', async ({ page, gateway }) => {
  gateway.alerts = []
  await page.goto('/alerts')
  await expect(page.getByText('没有未处理的告警')).toBeVisible()
  await expect(page).toHaveTitle('Anju 安居')
  gateway.tell(alertOf(0, PLACE, { raisedMs: gateway.now() }))
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(1)
  await expect(page).toHaveTitle('(1■ 1) Anju 安居')
  await expect(page.getByRole('link', { name: '一级未结告警 1 条' })).toBeVisible()
})

test('an unowned 一级 alert stays in sight whatever the filter', async ({ page }) => {
  await page.goto('/alerts?severity=4')
  await expect(page.getByRole('region', { name: '未确认的一级告警' })).toContainText('轿厢困人')
  await page.getByRole('region', { name: '未确认的一级告警' }).getByRole('button').click()
  await expect(page.getByRole('complementary', { name: '告警详情' })).toContainText('处置要点')
})

test('ten thousand open alerts scroll with a few rows in the document, and further pages are fetched', async ({ page, gateway }) => {
  gateway.alerts = firstAlerts(10_000)
  await page.goto('/alerts')
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('row').first()).toBeVisible()
  await expect(grid).toHaveAttribute('aria-rowcount', '200')
  for (let i = 0; i < 3; i++) {
    await grid.evaluate((box) => { box.scrollTop = box.scrollHeight })
    await expect(grid).toHaveAttribute('aria-rowcount', String(400 + i * 200))
  }
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
})

test('ten thousand open alerts: counts are the gateway’s, a row in the middle is stepped from by key, all are chosen at once', async ({ page, gateway }) => {
  test.setTimeout(90_000)
  gateway.alerts = firstAlerts(10_000)
  const open = gateway.alerts.filter(({ state }) => state !== 'closed').length
  await page.goto('/alerts')
  await expect(page.getByRole('group', { name: '按状态' }).getByRole('button', { name: /全部未结/ })).toContainText(String(open))
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('row').first()).toBeVisible()
  await loadAll(page, open)
  await grid.evaluate((box) => { box.scrollTop = box.scrollHeight / 2 })
  const middle = grid.locator(`[aria-rowindex="${String(Math.round(open / 2))}"]`)
  await middle.click()
  const id = await middle.getAttribute('id')
  await page.keyboard.press('j')
  const next = grid.locator(`[aria-rowindex="${String(Math.round(open / 2) + 1)}"]`)
  await expect(next).toHaveClass(/selected/)
  await expect(next).toBeInViewport()
  expect(await next.getAttribute('id')).not.toBe(id)
  await page.keyboard.press('Control+a')
  await expect(page.getByText(`已选 ${String(open)} 条`)).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
})

test('keys do nothing while somebody types, and the sheet names them', async ({ page }) => {
  await page.goto('/alerts')
  await expect(page.getByRole('grid').getByRole('row').first()).toBeVisible()
  await page.getByRole('combobox', { name: '按小区' }).focus()
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(/alert=/)
  await page.getByRole('combobox', { name: '按小区' }).blur()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('确认并接手')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/$/)
})
