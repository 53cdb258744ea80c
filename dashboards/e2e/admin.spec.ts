import { expect, test } from './fixtures'

test('an administrator finds a refused message and reads what was in it', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '管理' }).click()
  await expect(page).toHaveURL(/admin\/rules/)
  await page.getByRole('link', { name: '投递台账' }).click()
  await expect(page.locator('[data-recipient=市公安局指挥中心]')).toContainText('✓ 相符')
  await page.getByRole('link', { name: '死信' }).click()
  await page.getByRole('combobox', { name: '原因' }).selectOption('超出范围')
  await expect(page).toHaveURL(/reason=out_of_range/)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: /tilt_deg/ }).click()
  await expect(page.getByText('<b>markup</b>')).toBeVisible()
})

test('a rule is tried on stored data, its mistakes named by line', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/admin/rules')
  await page.getByRole('button', { name: '充电枪头超温' }).click()
  await page.getByRole('button', { name: '放入试运行' }).click()
  await expect(page.getByLabel('规则（YAML）')).toHaveValue(/temperature_c/)
  await page.getByRole('button', { name: '试运行', exact: true }).click()
  await expect(page.getByText('会发出 3 条告警')).toBeVisible()
  await page.getByLabel('规则（YAML）').fill('bad')
  await page.getByRole('button', { name: '试运行', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('第 3 行')
  await expect(page.getByRole('region', { name: '影子规则' })).toContainText('已计 5 条')
})

test('a route is switched on, and who is on duty is shown', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/admin/routing')
  await page.getByRole('button', { name: '启用' }).click()
  await expect(page.getByRole('button', { name: '启用' })).toHaveCount(0)
  expect(gateway.desk.routes.find(({ id }) => id === 'night')?.enabled).toBe(true)
  await expect(page.getByRole('region', { name: '值班表' })).toContainText('无人值班')
})

test('a maintenance window is planned and ended', async ({ page }) => {
  await page.goto('/admin/maintenance')
  await page.getByRole('combobox', { name: '小区' }).selectOption('东关小区')
  await page.getByLabel('原因（必填）').fill('更换电表')
  await page.getByRole('button', { name: '新建' }).click()
  await expect(page.locator('[data-window=w2]')).toContainText('东关小区')
  await page.locator('[data-window=w1]').getByRole('button', { name: '提前结束' }).click()
  await expect(page.locator('[data-window=w1]')).toContainText('已结束')
})

test('statistics are shown, filtered and exported for a spreadsheet', async ({ page }) => {
  await page.goto('/statistics')
  await expect(page.getByRole('region', { name: '最吵的设备' })).toContainText('<img src=x onerror=alert(1)>')
  await page.getByRole('button', { name: '近 30 天' }).click()
  await expect(page).toHaveURL(/days=30/)
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()])
  expect(csv.suggestedFilename()).toMatch(/^anju-alerts-.*\.csv$/)
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel' }).click()])
  expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/)
})

test('a page of another role is refused in words, and the navigation does not offer it', async ({ page }) => {
  await page.goto('/admin/dead-letters')
  await expect(page.getByText('没有查看权限')).toBeVisible()
  await page.goto('/police')
  await expect(page.getByText('没有查看权限')).toBeVisible()
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '公安' })).toHaveCount(0)
})
