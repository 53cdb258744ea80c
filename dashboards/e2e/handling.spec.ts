import { expect, test } from './fixtures'
import { alertOf } from './mock/alerts'

const PLACE = { id: 'A1-C01', area: 'A1', name: '锦绣苑' }

test('several alerts are chosen by key and acknowledged in one request, and each says what became of it', async ({ page, gateway }) => {
  await page.goto('/alerts')
  const rows = page.getByRole('grid').getByRole('row')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  const bar = page.getByRole('group', { name: '批量处理' })
  await expect(bar).toContainText('已选 3 条')
  await expect(bar.getByRole('button', { name: /关闭/ })).toBeDisabled()
  gateway.firstBy = '李敏'
  await page.keyboard.press('a')
  await expect(bar).toHaveCount(0)
  expect(gateway.requests.filter((one) => one === 'POST /alerts/bulk')).toHaveLength(1)
  await expect(rows.first()).toContainText(/李敏 .*已接手/)
  await expect(rows.nth(1)).toHaveAttribute('data-state', /acknowledged|closed/)
})

test('an alert is assigned and the assignment taken back within ten seconds', async ({ page, gateway }) => {
  await page.goto('/alerts?alert=alert-00001')
  await expect(page.getByRole('heading', { level: 2, name: '充电枪头超温' })).toBeVisible()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: '指派' })
  await dialog.getByLabel('交给（用户名）').fill('li')
  await dialog.getByRole('button', { name: '指派' }).click()
  await expect(page.locator('#alert-alert-00001')).toContainText('已指派 · li')
  await expect(page.getByText('已指派给 li')).toBeVisible()
  await page.keyboard.press('u')
  await expect.poll(() => gateway.alerts.find(({ id }) => id === 'alert-00001')?.assignedTo).toBeUndefined()
})

test('shelving asks for a reason and an end, moves the alert to its view, and can be ended', async ({ page, gateway }) => {
  await page.goto('/alerts?alert=alert-00001')
  await expect(page.getByRole('heading', { level: 2, name: '充电枪头超温' })).toBeVisible()
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: '搁置' })
  await expect(dialog.getByRole('button', { name: '搁置' })).toBeDisabled()
  await dialog.getByText('2 小时').click()
  await dialog.getByLabel('原因（必填）').fill('等待备件')
  await dialog.getByRole('button', { name: '搁置' }).click()
  await expect(page.getByRole('complementary', { name: '告警详情' })).toContainText('等待备件')
  await expect.poll(() => gateway.alerts.find(({ id }) => id === 'alert-00001')?.suppression?.untilMs).toBeGreaterThan(gateway.now() + 7_000_000)
  await page.goto('/alerts?state=shelved')
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(1)
  await page.getByRole('grid').getByRole('row').click()
  await page.getByRole('button', { name: '取消搁置' }).click()
  await expect.poll(() => gateway.alerts.find(({ id }) => id === 'alert-00001')?.suppression).toBeUndefined()
})

test('a flood is shown by cause, one row for an incident, and opens one by one', async ({ page, gateway }) => {
  gateway.alerts = Array.from({ length: 14 }, (_, i) => alertOf(i, PLACE, { raisedMs: gateway.now() - i * 1000, incident: i < 12 ? 'one-cause' : `other-${String(i)}` }))
  await page.goto('/alerts')
  await expect(page.getByText('10 分钟内 14 条告警')).toBeVisible()
  const rows = page.getByRole('grid').getByRole('row')
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: '+ 11 连带' }).click()
  await expect(rows).toHaveCount(14)
  await page.getByRole('button', { name: '逐条显示' }).click()
  await expect(page).toHaveURL(/group=none/)
  await expect(rows).toHaveCount(14)
})

test('the detail shows incident, evidence, contacts, receipts and who was not told and why', async ({ page, gateway }) => {
  gateway.desk.receipts.push({ id: 'r', recipient: 'bureau', alert: 'alert-00001', disposition: 'received', by: 'li', atMs: gateway.now() })
  await page.goto('/alerts?alert=alert-00001')
  const pane = page.getByRole('complementary', { name: '告警详情' })
  await expect(pane.getByRole('region', { name: '现场数据' })).toContainText('0379-0000 0110')
  await expect(pane.getByRole('region', { name: '现场数据' })).toContainText('温度')
  await expect(pane.getByRole('region', { name: '为何通知、为何未通知' })).toContainText('接警')
  await pane.getByText('为何通知、为何未通知').click()
  await expect(pane).toContainText('消防救援大队 未通知 类别不符')
})

test('searched rows are those that match', async ({ page }) => {
  await page.goto('/alerts?category=fire')
  await expect(page.getByRole('grid').getByText('充电枪头超温').first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('通道')
  await expect(page.getByRole('grid').getByRole('row').first()).toContainText('消防通道占用')
  await expect(page.getByRole('grid').getByText('充电枪头超温')).toHaveCount(0)
})

test('names with markup are shown as text', async ({ page, gateway }) => {
  const nasty = '<img src=x onerror=alert(1)>'
  gateway.alerts = [alertOf(1, { ...PLACE, name: nasty }, { deviceName: nasty, title: { zh: nasty, en: nasty } })]
  await page.goto('/alerts?alert=alert-00001')
  await expect(page.locator('#alert-alert-00001')).toContainText(nasty)
  await expect(page.locator('img')).toHaveCount(0)
})

test('sound is off until asked for, says so, and can be muted', async ({ page }) => {
  await page.goto('/alerts')
  const sound = page.locator('[data-sound]')
  await expect(sound).toHaveAttribute('data-sound', 'off')
  await sound.click()
  await expect(sound).toHaveAttribute('data-sound', /on|blocked/)
  await page.keyboard.press('q')
  await expect(sound).toHaveAttribute('data-sound', /muted|blocked/)
})
