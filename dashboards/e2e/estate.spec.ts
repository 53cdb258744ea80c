import { expect, test } from './fixtures'
import { alertOf } from './mock/alerts'

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
    await expect(page.getByText('没有这个页面，或您没有查看权限')).toBeVisible()
    await expect(page.getByRole('link', { name: '回到总览' })).toBeVisible()
  }
})

test('a link to a compound outside one\'s part of the city says so and leads back', async ({ page, gateway }) => {
  gateway.outOfScope = 'A2-C01'
  await page.goto('/compounds/A2-C01')
  await expect(page.getByText('您没有查看权限')).toBeVisible()
  await expect(page.getByText('不在您负责的范围内')).toBeVisible()
  await page.getByRole('link', { name: '回到总览' }).click()
  await expect(page.getByRole('region', { name: '小区状态' })).toBeVisible()
})

test('the coverage score of the city, its areas and compounds', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('[data-total=coverage]')).toContainText('达标')
  await page.getByRole('group', { name: '显示方式' }).getByRole('button', { name: '全植入' }).click()
  await expect(page).toHaveURL(/view=coverage/)
  await expect(page.getByRole('region', { name: '小区状态' }).getByRole('link').first()).toContainText(/[✓!] (99\.2|88\.4)/)
  await page.locator('[data-total=coverage]').getByRole('link').click()
  await expect(page).toHaveURL(/\/coverage$/)
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

test('a command is confirmed by name, sent, and its answer shown', async ({ page, gateway }) => {
  await page.goto('/devices/A1-C01-lamp-003')
  await page.getByRole('button', { name: /下发命令/ }).click()
  await page.getByRole('menuitem', { name: '开关调光' }).click()
  const dialog = page.getByRole('dialog', { name: '开关调光' })
  await expect(dialog).toContainText('3 号路灯')
  await expect(dialog).toContainText('A1-C01-lamp-003')
  await dialog.getByRole('spinbutton', { name: /调光/ }).fill('40')
  await dialog.getByRole('button', { name: '下发' }).click()
  const list = page.getByRole('region', { name: '命令', exact: true })
  await expect(list.getByRole('listitem').first()).toContainText('dimming_pct: 40')
  await expect(list.locator('[data-state=done]').first()).toContainText('✓ 已执行')
  gateway.commandEnds = 'unreachable'
  await page.getByRole('button', { name: /下发命令/ }).click()
  await page.getByRole('menuitem', { name: '开关调光' }).click()
  await dialog.getByRole('button', { name: '下发' }).click()
  await expect(dialog.getByRole('alert')).toContainText('设备不在线')
})

test('a supervisor sees the commands of a device and cannot send one', async ({ page, gateway }) => {
  gateway.role = 'supervisor'
  await page.goto('/devices/A1-C01-gate-001')
  await expect(page.getByRole('region', { name: '命令', exact: true })).toContainText('设备未应答')
  await expect(page.getByRole('button', { name: /下发命令/ })).toHaveCount(0)
})

test('charts can be zoomed by dragging and moved by key, and the range is in the address', async ({ page }) => {
  await page.goto('/devices/A1-C01-charger-001?range=24h')
  const chart = page.locator('figure .chart').first()
  await expect(chart.locator('canvas')).toBeVisible()
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (!box) throw new Error('no chart')
  await page.mouse.move(box.x + 200, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 420, box.y + 60, { steps: 3 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=\d+&to=\d+/)
  const span = (): number => {
    const { searchParams } = new URL(page.url())
    return Number(searchParams.get('to')) - Number(searchParams.get('from'))
  }
  const zoomed = span()
  expect(zoomed).toBeGreaterThan(3_600_000)
  await page.keyboard.press('t')
  await page.keyboard.press('z')
  await expect.poll(span).toBe(zoomed * 2)
  await page.keyboard.press('t')
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/range=1h/)
})

test('alerts, events and absence stand on the time axis, and comings and goings are listed', async ({ page }) => {
  await page.goto('/devices/A1-C01-charger-001?range=24h')
  const marks = page.getByRole('group', { name: '时间轴上的告警、事件与离线' })
  await expect(marks.getByRole('img').first()).toBeVisible()
  await expect(marks.locator('.gone')).toHaveCount(2)
  await expect(page.getByRole('region', { name: '在线记录' }).getByRole('listitem')).toHaveCount(4)
  await expect(page.getByRole('region', { name: '近期事件' }).getByText('presence')).toHaveCount(0)
})

test('the open alerts of a device are counted live on the page of its compound', async ({ page, gateway }) => {
  gateway.alerts = []
  await page.goto('/compounds/A1-C01?kind=elevator')
  const row = page.getByRole('row').filter({ hasText: '2 号电梯' })
  await expect(row).toContainText('正常运行')
  await expect(row.locator('[data-open]')).toHaveCount(0)
  gateway.tell(alertOf(0, { id: 'A1-C01', area: 'A1', name: '锦绣苑' }))
  await expect(row.locator('[data-open="1"]')).toBeVisible()
})

test('a page whose live updates are refused says so', async ({ page, gateway }) => {
  gateway.refuse = { type: 'error', code: 'forbidden', detail: 'outside your scope' }
  await page.goto('/compounds/A1-C01')
  await expect(page.locator('[data-refused]')).toContainText('您没有权限接收这里的实时更新')
})

test('a compound tells of its day: energy, charging, events', async ({ page }) => {
  await page.goto('/compounds/A1-C01')
  const today = page.getByRole('region', { name: '今日' })
  await expect(today).toContainText('148.6 kWh')
  await expect(today).toContainText('10 台正在充电')
  const kinds = today.getByRole('group', { name: '按事件' }).getByRole('button')
  const all = await today.getByRole('listitem').count()
  await kinds.first().click()
  expect(await today.getByRole('listitem').count()).toBeLessThan(all)
})

test('the overview sorts areas by a column and shows compounds where they stand', async ({ page }) => {
  await page.goto('/')
  const areas = page.getByRole('region', { name: '片区' })
  await areas.getByRole('button', { name: '小区' }).click()
  await expect(areas.getByRole('columnheader', { name: '小区' })).toHaveAttribute('aria-sort', 'descending')
  await expect(areas.locator('tbody tr').first()).toContainText('27')
  await page.getByRole('group', { name: '显示方式' }).getByRole('button', { name: '示意图' }).click()
  await expect(page).toHaveURL(/view=map/)
  await expect(page.getByRole('group', { name: '示意图' }).getByRole('link')).toHaveCount(136)
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
