import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'
import type { Page } from '@playwright/test'

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)).toEqual([])
}

test('a user is added with a part of the city, and the password is shown once', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/admin/users')
  await expect(page.locator('[data-user=li]')).toContainText('首阳山片区')
  await page.getByRole('button', { name: '新建用户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用户名').fill('王 五')
  await dialog.getByRole('button', { name: '建立并生成密码' }).click()
  await expect(dialog.locator('#user-name-problem')).toContainText('只能由')
  await expect(dialog.getByText('请至少选择一个片区或小区')).toBeVisible()
  await check(page)
  await dialog.getByLabel('用户名').fill('li')
  await dialog.getByLabel('查找片区或小区').fill('锦绣苑')
  await dialog.getByLabel('锦绣苑', { exact: true }).check()
  await dialog.getByRole('button', { name: '建立并生成密码' }).click()
  await expect(dialog.locator('#user-name-problem')).toContainText('已被占用')
  await dialog.getByLabel('用户名').fill('sun.w')
  await dialog.getByRole('button', { name: '建立并生成密码' }).click()
  await expect(page.locator('[data-secret]')).toHaveValue('made-up-once')
  await check(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-secret]')).toBeVisible()
  await page.getByRole('button', { name: '已妥善保存' }).click()
  await expect(page.locator('[data-secret]')).toHaveCount(0)
  await expect(page.locator('[data-user="sun.w"]')).toContainText('锦绣苑')
  expect(gateway.office.users.at(-1)).toMatchObject({ username: 'sun.w', city: false, compounds: ['A1-C01'] })
})

test('a user is unlocked, disabled, reset and removed, the last three after asking; not oneself', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/admin/users')
  const act = async (name: string, what: string): Promise<void> => {
    await page.getByRole('button', { name: `对 ${name} 的操作` }).click()
    await page.getByRole('menuitem', { name: what, exact: true }).click()
  }
  await expect(page.locator('[data-user=li]')).toContainText('锁定至')
  await act('li', '解除锁定')
  await expect(page.locator('[data-user=li]')).not.toContainText('锁定至')
  await act('li', '停用')
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(page.locator('[data-user=li]')).toContainText('已停用')
  await act('zhao', '重置密码')
  await page.getByRole('dialog').getByRole('button', { name: '重置密码' }).click()
  await expect(page.locator('[data-secret]')).toHaveValue('new-made-up')
  await page.getByRole('button', { name: '已妥善保存' }).click()
  await act('li', '删除')
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(page.locator('[data-user=li]')).toHaveCount(0)
  await page.getByRole('button', { name: '对 wang 的操作' }).click()
  await expect(page.getByRole('menuitem', { name: '删除' })).toHaveCount(0)
})

test('a token for the wall is made with its address, and revoked', async ({ page, gateway }) => {
  gateway.role = 'admin'
  await page.goto('/admin/tokens')
  await page.getByRole('button', { name: '新建令牌' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('有效天数').fill('9999')
  await dialog.getByRole('button', { name: '生成令牌' }).click()
  await expect(dialog.locator('#token-name-problem')).toBeVisible()
  await expect(dialog.locator('#token-days-problem')).toContainText('1825')
  await dialog.getByLabel('用途').fill('门卫室')
  await dialog.getByLabel('有效天数').fill('30')
  await dialog.getByRole('radio', { name: /大屏/ }).check()
  await dialog.getByRole('button', { name: '生成令牌' }).click()
  await expect(page.locator('[data-secret]')).toHaveValue('token-shown-once')
  await expect(page.getByLabel('大屏地址')).toHaveValue(/\/wall\?.*#token=token-shown-once$/)
  await page.getByRole('button', { name: '已妥善保存' }).click()
  await page.locator('[data-token=t1]').getByRole('button', { name: '吊销' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click()
  await expect(page.locator('[data-token=t1]')).toHaveCount(0)
})

test('a made-up password is changed before anything else, and the page that was asked for follows', async ({ page, gateway }) => {
  gateway.signedIn = false
  gateway.office.mustChange = true
  await page.goto('/compounds')
  await page.getByLabel('用户名').fill('sun')
  await page.getByLabel('密码').fill('right')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/password\?return=/)
  await check(page)
  await page.goto('/alerts')
  await expect(page).toHaveURL(/\/password\?return=/)
  const change = page.getByRole('button', { name: '修改密码' })
  await page.getByLabel('当前密码').fill('wrong one')
  await page.locator('#password-next').fill('short')
  await page.getByLabel('再输一遍新密码').fill('other')
  await change.click()
  await expect(page.locator('#password-next-problem')).toContainText('至少 8 个字符')
  await expect(page.locator('#password-again-problem')).toContainText('不一致')
  await page.locator('#password-next').fill('a long one of mine')
  await page.getByLabel('再输一遍新密码').fill('a long one of mine')
  await change.click()
  await expect(page.locator('#password-current-problem')).toContainText('当前密码不正确')
  await page.getByLabel('当前密码').fill('right')
  await change.click()
  await expect(page).toHaveURL(/\/alerts$/)
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
})

test('the audit log is filtered, opened, verified and exported', async ({ page, gateway }) => {
  gateway.role = 'supervisor'
  await page.goto('/admin/audit')
  await expect(page.getByText('哈希链完整，共 1,204 条')).toBeVisible()
  await expect(page.locator('[data-entry]')).toHaveCount(4)
  await page.getByRole('combobox', { name: '操作' }).selectOption('修改用户')
  await expect(page).toHaveURL(/action=changeUser/)
  await expect(page.locator('[data-entry]')).toHaveCount(1)
  await page.locator('[data-entry]').getByRole('button', { name: '修改用户' }).click()
  await expect(page.getByText('"role": "property"')).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()])
  expect(file.suggestedFilename()).toMatch(/^anju-audit-.*\.csv$/)
  gateway.office.intact = false
  await page.getByRole('button', { name: '重新校验' }).click()
  await expect(page.getByRole('alert')).toContainText('第 41 条断开')
})

test('the health of the gateway is shown with what is wrong, and says when it is out of date', async ({ page, gateway }) => {
  gateway.role = 'admin'
  gateway.office.trouble = 'only 12 MB are free where the data directory is'
  await page.goto('/admin/system')
  await expect(page.locator('[data-standing=degraded]')).toBeVisible()
  await expect(page.locator('[data-part]').first()).toContainText('磁盘')
  await expect(page.getByRole('region', { name: '运行指标' }).locator('figure').first()).toContainText('报文')
  await expect(page.getByRole('region', { name: '运行指标' }).locator('polyline').first()).toBeVisible({ timeout: 12_000 })
  gateway.down = true
  await expect(page.getByText('读不到新数据').first()).toBeVisible({ timeout: 12_000 })
})

test('a tester stages a fault and ends it; a mistake is said; without a simulator the page says how', async ({ page, gateway }) => {
  gateway.role = 'tester'
  await page.goto('/admin/simulator')
  await expect(page.getByText('1,149')).toBeVisible()
  await page.getByRole('combobox', { name: '安排什么' }).selectOption('反复掉线')
  await page.getByLabel('设备编号').fill('nobody')
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.getByRole('alert')).toContainText('not in the fleet')
  await page.getByLabel('设备编号').fill('')
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.locator('[data-staging="8"]')).toContainText('测试人员')
  await page.locator('[data-staging="8"]').getByRole('button', { name: '结束' }).click()
  await expect(page.locator('[data-staging="8"]')).toContainText('已结束')
  gateway.office.simulator = 'away'
  await expect(page.getByText('模拟器没有应答')).toBeVisible()
  gateway.office.simulator = 'absent'
  await page.goto('/admin/simulator')
  await expect(page.getByText('simulator.url')).toBeVisible()
})
