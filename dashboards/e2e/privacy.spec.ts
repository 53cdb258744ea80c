import { expect, test } from './fixtures'
import { alertOf } from './mock/alerts'
import { NOW } from './mock/estate'

const PLACE = { id: 'A1-C01', area: 'A1', name: '锦绣苑' }
const PLATE = '豫C12345'
const MASKED = '豫*****5'
const CASE = '案件 2026-118'

test('what is masked in an alert is shown for a reason, in the dialog alone, and every refusal is put into words', async ({ page, gateway }) => {
  gateway.alerts = [alertOf(6, PLACE, { id: 'lane', values: { event: 'fire_lane_blocked', plate: MASKED } }), alertOf(1, PLACE, { id: 'hot' })]
  await page.goto('/alerts?alert=lane')
  const pane = page.getByRole('complementary', { name: '告警详情' })
  await expect(pane).toContainText(MASKED)
  await pane.getByRole('button', { name: '显示个人信息' }).click()
  const dialog = page.getByRole('dialog', { name: '显示个人信息' })
  await expect(dialog).toContainText('记入审计日志')
  const show = dialog.getByRole('button', { name: '查看', exact: true })
  await dialog.getByLabel('事由（必填）').fill(' 案件 ')
  await expect(show).toBeDisabled()
  await dialog.getByLabel('事由（必填）').fill(` ${CASE} `)
  gateway.privacy.tooOften = true
  await show.click()
  await expect(dialog.getByRole('alert')).toContainText(/请在 03:3\d:\d\d 以后再试/)
  gateway.privacy.tooOften = false
  await show.click()
  await expect(dialog).toContainText('已过保存期限')
  await dialog.getByRole('button', { name: '关闭并隐藏' }).click()

  gateway.privacy.originals.set('lane', { event: 'fire_lane_blocked', plate: PLATE })
  await pane.getByRole('button', { name: '显示个人信息' }).click()
  await dialog.getByLabel('事由（必填）').fill(CASE)
  await show.click()
  await expect(dialog).toContainText(PLATE)
  await expect(dialog).not.toContainText('已过保存期限')
  expect(gateway.privacy.looks.at(-1)).toEqual({ path: '/alerts/lane/reveal', body: { reason: CASE } })
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await page.content()).not.toContain(PLATE)

  await page.goto('/alerts?alert=hot')
  await expect(pane).toContainText('71.2')
  await expect(pane.getByRole('button', { name: '显示个人信息' })).toHaveCount(0)
  gateway.role = 'supervisor'
  await page.goto('/alerts?alert=lane')
  await expect(pane).toContainText(MASKED)
  await expect(pane.getByRole('button', { name: '显示个人信息' })).toHaveCount(0)
})

test('a device page names a wrong clock and flapping, and shows the masked ones of its events for a reason', async ({ page, gateway }) => {
  const device = 'A1-C01-gate-002'
  const event = { device, event: 'access', tsMs: NOW - 60_000, receivedMs: NOW - 59_900 }
  gateway.privacy.events = [{ masked: { ...event, data: { card: '6********1' } }, whole: { ...event, data: { card: '6228480001' } } }]
  gateway.changed.set(device, { clockSkewMs: 150_000, presence: { state: 'online', sinceMs: NOW - 90_000, reason: 'flapping' } })
  await page.goto(`/devices/${device}`)
  await expect(page.locator('[data-quality]')).toContainText('设备时钟快 2 分 30 秒')
  await expect(page.locator('[data-quality]')).toContainText('频繁上下线')
  const events = page.getByRole('region', { name: '近期事件' })
  await expect(events).toContainText('6********1')
  await events.getByRole('button', { name: '显示个人信息' }).click()
  const dialog = page.getByRole('dialog', { name: '显示个人信息' })
  await expect(dialog).toContainText('1 条含个人信息的事件')
  await dialog.getByLabel('事由（必填）').fill(CASE)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('6228480001')
  expect(gateway.privacy.looks).toEqual([{ path: `/devices/${device}/events/reveal`, body: { reason: CASE, from: NOW - 60_000, to: NOW - 59_999, limit: 1000 } }])
  await dialog.getByRole('button', { name: '关闭并隐藏' }).click()
  expect(await page.content()).not.toContain('6228480001')
  await page.goto('/devices/A1-C01-gate-003')
  await expect(page.locator('[data-presence]')).toBeVisible()
  await expect(page.locator('[data-quality]')).toHaveCount(0)
})
