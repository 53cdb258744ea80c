import type { Page } from '@playwright/test'
import { audit } from './axe'
import { expect, test } from './fixtures'

const phone = { width: 390, height: 844 }

/** A browser that reads codes: the camera shows nothing, and the reader finds the given text in it. */
async function camera(page: Page, text: string): Promise<void> {
  await page.addInitScript((found) => {
    Object.assign(globalThis, { BarcodeDetector: class { detect = () => Promise.resolve([{ rawValue: found }]) } })
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: () => Promise.resolve(document.createElement('canvas').captureStream()) } })
  }, text)
}

test('an installer scans a label, sees the steps ticked one by one, and signs', async ({ page, gateway }) => {
  await page.setViewportSize(phone)
  await camera(page, 'anju:device?id=A1-C01-gate-001&password=never-shown')
  await page.goto('/commission')
  await audit(page, 'scan')
  await page.getByRole('button', { name: '扫码' }).click()
  await expect(page).toHaveURL(/\/commission\/cm-1$/)
  await expect(page.locator('[data-done=true]')).toHaveCount(0)
  await expect(page.getByText('现在请：不刷卡，强行推开门')).toBeVisible()
  await expect(page.getByRole('button', { name: '签收' })).toBeDisabled()

  gateway.commissioning.sees('cm-1', 9)
  await expect(page.locator('[data-step=online]')).toHaveAttribute('data-done', 'true')
  await expect(page.locator('[data-field=voltage_v]')).toContainText('超出范围')
  await audit(page, 'steps')
  gateway.commissioning.sees('cm-1', 12.6)
  await expect(page.locator('[data-step=report]')).toHaveAttribute('data-done', 'true')
  gateway.commissioning.hears('cm-1')
  await expect(page.locator('[data-step=test]')).toContainText('14 毫秒后看到')

  await page.getByLabel('备注').fill('新门')
  await page.getByRole('button', { name: '签收' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已由 wang' })).toBeVisible()
  await expect(page.getByRole('link', { name: '调试下一台' })).toBeVisible()
  await audit(page, 'signed')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  expect(gateway.requests.join(' ')).not.toContain('never-shown')
})

test('without a camera the id is typed; what is wrong is said, and who was first', async ({ page, gateway }) => {
  await page.setViewportSize(phone)
  await page.goto('/commission')
  const id = page.getByLabel('设备编号')
  await id.fill('two words')
  await page.getByRole('button', { name: '开始调试' }).click()
  await expect(page.getByRole('alert')).toContainText('这不是设备标签')
  await id.fill('B9-gate')
  await page.getByRole('button', { name: '开始调试' }).click()
  await expect(page.getByRole('alert')).toContainText("no device 'B9-gate'")
  gateway.commissioning.first = 'zhao'
  await id.fill('A1-C01-gate-001')
  await page.getByRole('button', { name: '开始调试' }).click()
  await expect(page.getByRole('alert')).toContainText('zhao is commissioning device')
})

test('what cannot be tested is signed with the reason only, and one is given up after asking', async ({ page, gateway }) => {
  gateway.commissioning.list.unshift(gateway.commissioning.begun('A1-C01-gate-001', 'cm-5'), gateway.commissioning.begun('A1-C01-gate-002', 'cm-6'))
  gateway.commissioning.sees('cm-5', 12)
  await page.goto('/commission/cm-5')
  const sign = page.getByRole('button', { name: '签收' })
  await expect(sign).toBeDisabled()
  await page.getByLabel('未做试验的原因').fill('门磁缺货')
  await sign.click()
  await expect(page.getByText('门磁缺货')).toBeVisible()

  await page.goto('/commission/cm-6')
  await page.getByRole('button', { name: '放弃调试' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃调试' }).click()
  await expect(page.getByText('已由 wang')).toBeVisible()
  await page.getByRole('button', { name: '重新开始' }).click()
  await expect(page.getByLabel('设备编号')).toHaveValue('A1-C01-gate-002')
})

test('a compound shows its commissionings, and a test alert with its receipt', async ({ page, gateway }) => {
  await page.goto('/coverage/compounds/A1-C01')
  await expect(page.locator('[data-commissioning=cm-old]')).toContainText('未做试验')
  await page.getByRole('button', { name: '发送测试告警' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发送测试告警' }).click()
  await expect(page.getByText('已发往：市公安局')).toBeVisible()
  const row = page.locator('[data-test-alert=te-1]')
  await expect(row).toContainText('等待接警')
  await expect(page.getByRole('button', { name: '发送测试告警' })).toBeDisabled()
  const [sent] = gateway.commissioning.tests
  if (sent?.deliveries[0]) sent.deliveries[0].receivedMs = sent.raisedMs + 42_000
  await page.reload()
  await expect(row).toContainText('接警')
  await expect(row).toContainText('42 秒')
  await audit(page, 'coverage of a compound')
})
