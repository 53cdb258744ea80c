import { expect, test } from './fixtures'

test('an administrator finds a refused message and reads what was in it', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '管理' }).click()
  await expect(page).toHaveURL(/admin\/ledger/)
  await expect(page.locator('[data-recipient=市公安局指挥中心]')).toContainText('✓ 相符')
  await page.getByRole('link', { name: '死信' }).click()
  await page.getByRole('combobox', { name: '原因' }).selectOption('超出范围')
  await expect(page).toHaveURL(/reason=out_of_range/)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: /tilt_deg/ }).click()
  await expect(page.getByText('<b>markup</b>')).toBeVisible()
})

test('a page of another role is refused in words, and the navigation does not offer it', async ({ page }) => {
  await page.goto('/admin/dead-letters')
  await expect(page.getByText('没有查看权限')).toBeVisible()
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '管理' })).toHaveCount(0)
})
