import { audit } from './axe'
import { expect, test } from './fixtures'

test.beforeEach(async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/coverage/register')
  await expect(page.locator('[data-device]').first()).toBeVisible()
})

test('devices are found, and their state of life is changed together', async ({ page }) => {
  await expect(page.locator('[data-device]').first()).toContainText(/消防通道|单元出入口/)
  await page.getByRole('searchbox').fill('lamp-001')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.locator('[data-device]')).toHaveCount(1)
  await page.getByRole('checkbox', { name: 'A1-C01-lamp-001' }).check()
  await page.getByRole('combobox', { name: '改为' }).selectOption('under_repair')
  await page.getByRole('button', { name: '更改 1 台' }).click()
  await expect(page.locator('[data-device=A1-C01-lamp-001]')).toContainText('维修中')
})

test('labels are issued for the chosen devices only after the warning is agreed to, shown once, and left only on purpose', async ({ page, gateway }) => {
  await page.getByRole('checkbox', { name: 'A1-C01-lamp-001' }).check()
  await page.getByRole('button', { name: '发放凭证…' }).click()
  const dialog = page.getByRole('dialog', { name: '发放设备凭证' })
  await expect(dialog).toContainText('原有的密码立即失效')
  await expect(dialog.getByRole('button', { name: '发放', exact: true })).toBeDisabled()
  await audit(page, 'credentials')
  await dialog.getByLabel('我明白').check()
  await dialog.getByRole('button', { name: '发放', exact: true }).click()
  const label = page.locator('[data-label=A1-C01-lamp-001]')
  await expect(label).toContainText('secret-A1-C01-lamp-001')
  await expect(page.locator('[data-label]')).toHaveCount(1)
  await audit(page, 'labels')
  expect(gateway.acceptance.issued).toEqual([{ form: 'sheet', devices: ['A1-C01-lamp-001'] }])
  await page.getByRole('link', { name: '告警', exact: true }).first().click()
  await expect(label).toBeVisible()
  await page.getByRole('button', { name: '已打印，关闭' }).click()
  await expect(page.getByText('secret-')).toHaveCount(0)
  await expect(page.locator('[data-device]').first()).toBeVisible()
})

test('a sealed file for one kind of a compound needs the same passphrase twice, and is downloaded', async ({ page, gateway }) => {
  await page.getByRole('button', { name: '发放凭证…' }).click()
  const dialog = page.getByRole('dialog', { name: '发放设备凭证' })
  await dialog.getByRole('combobox', { name: '小区' }).selectOption('A1-C01')
  await dialog.getByRole('combobox', { name: '设备类型' }).selectOption('lamp')
  await dialog.getByText('加密文件').click()
  await dialog.getByLabel('我明白').check()
  await dialog.getByLabel(/口令（至少/).fill('a long passphrase')
  await dialog.getByLabel('再输一次口令').fill('another passphrase')
  await expect(dialog.getByRole('status')).toContainText('两次口令不一样')
  await expect(dialog.getByRole('button', { name: '发放', exact: true })).toBeDisabled()
  await dialog.getByLabel('再输一次口令').fill('a long passphrase')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '发放', exact: true }).click()
  expect((await download).suggestedFilename()).toBe('anju-credentials.csv.enc')
  await expect(dialog.getByRole('status')).toContainText('openssl enc -d')
  expect(gateway.acceptance.issued).toEqual([{ form: 'sealed', passphrase: 'a long passphrase', compound: 'A1-C01', kind: 'lamp' }])
})

test('somebody who does not administer is offered no credentials', async ({ page, gateway }) => {
  gateway.role = 'property'
  await page.reload()
  await expect(page.locator('[data-device]').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '发放凭证…' })).toHaveCount(0)
})
