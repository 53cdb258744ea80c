import { expect, test } from './fixtures'

test('from the city to an area, a compound and a device', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('136', { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: '小区状态' }).getByRole('link')).toHaveCount(136)
  await page.getByRole('button', { name: '首阳山片区' }).click()
  await expect(page).toHaveURL(/area=A1/)
  await expect(page.getByRole('region', { name: '小区状态' }).getByRole('link')).toHaveCount(12)
  await page.getByRole('region', { name: '小区状态' }).getByRole('link', { name: /锦绣苑/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('锦绣苑')
  for (const kind of ['摄像机', '门禁/道闸', '路灯/智慧杆', '充电桩', '电梯']) await expect(page.getByRole('columnheader', { name: kind, exact: true })).toBeVisible()
  await page.getByRole('group', { name: '按类型' }).getByRole('button', { name: '充电桩' }).click()
  await page.getByRole('link', { name: '1 号充电桩', exact: true }).first().click()
  await expect(page).toHaveURL(/devices\/A1-C01-charger-001/)
  await expect(page.locator('[data-field=temperature_c]')).toContainText('71.2')
  await expect(page.locator('[data-field=temperature_c]')).toContainText('偏高')
})

test('the worst compound of an area comes first and says how many alerts are open', async ({ page, gateway }) => {
  await page.goto('/?area=A2')
  const worst = gateway.estate.compounds.find(({ id }) => id === 'A2-C02')
  const first = page.getByRole('region', { name: '小区状态' }).getByRole('link').first()
  await expect(first).toContainText(worst?.name ?? '')
  await expect(first).toContainText(String(worst?.openAlerts.reduce((sum, count) => sum + count, 0)))
})

test('a value on the compound page changes as the device sends it', async ({ page, gateway }) => {
  await page.goto('/compounds/A1-C01?kind=elevator')
  const row = page.getByRole('row').filter({ hasText: '1 号电梯' })
  await expect(row).toContainText('正常运行')
  gateway.push({ devices: [{ id: 'A1-C01-elevator-001', values: { service_mode: [2, gateway.now()], floor: [9, gateway.now()] } }] })
  await expect(row).toContainText('检修')
  await expect(row).toContainText('9')
})

test('an old value is marked as out of date and never shown as current', async ({ page }) => {
  await page.goto('/compounds/A1-C01?kind=lamp')
  const row = page.getByRole('row').filter({ hasText: '2 号路灯' })
  await expect(row.getByRole('img', { name: '已过时' })).toHaveCount(1)
  await expect(row).toContainText(/12 分/)
})

test('an unknown compound, device or page is a clear 404', async ({ page }) => {
  for (const path of ['/compounds/nowhere', '/devices/nothing', '/no/such/page']) {
    await page.goto(path)
    await expect(page.getByText('没有这个页面或对象')).toBeVisible()
    await expect(page.getByRole('link', { name: '回到总览' })).toBeVisible()
  }
})

test('a compound without uplink is unknown, not offline', async ({ page, gateway }) => {
  const dark = gateway.estate.compounds.find(({ presence }) => presence.unknown > 0)
  await page.goto(`/compounds/${dark?.id ?? ''}`)
  await expect(page.getByRole('button', { name: '未知 48', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '离线 0', exact: true })).toBeVisible()
})

test('the device page charts history, marks ranges in the address and draws on after a live value', async ({ page, gateway }) => {
  await page.goto('/devices/A1-C01-charger-001')
  const charts = page.locator('figure .chart')
  await expect(charts).toHaveCount(3)
  await expect(charts.first().locator('canvas')).toBeVisible()
  await expect(charts.first()).toHaveAttribute('aria-label', /最小 .*最大/)
  const before = Number(await charts.first().getAttribute('data-points'))
  expect(before).toBeGreaterThan(300)
  gateway.push({ devices: [{ id: 'A1-C01-charger-001', values: { voltage_v: [230.5, gateway.now()] } }] })
  await expect(page.locator('[data-field=voltage_v]')).toContainText('230.5')
  await expect(charts.first()).toHaveAttribute('data-points', String(before + 1))
  await page.getByRole('button', { name: '7 天' }).click()
  await expect(page).toHaveURL(/range=7d/)
  await expect(charts.first()).toHaveAttribute('data-points', /^[456]\d\d$/)
  await page.getByRole('group', { name: '曲线' }).getByRole('button', { name: '功率' }).click()
  await expect(charts).toHaveCount(4)
  await expect(page).toHaveURL(/curves=/)
})

test('an event that arrives is on top of the list', async ({ page, gateway }) => {
  await page.goto('/devices/A1-C01-gate-001')
  await expect(page.getByRole('region', { name: '近期事件' }).getByRole('listitem')).toHaveCount(6)
  const at = gateway.now()
  gateway.push({ events: [{ device: 'A1-C01-gate-001', event: 'duress', tsMs: at, receivedMs: at, data: { name: '<b>markup</b>' } }] })
  const first = page.getByRole('region', { name: '近期事件' }).getByRole('listitem').first()
  await expect(first).toContainText('胁迫')
  await expect(first).toContainText('<b>markup</b>')
})
