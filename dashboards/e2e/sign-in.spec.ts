import { expect, test } from './fixtures'

test.describe('signing in', () => {
  test.beforeEach(({ gateway }) => { gateway.signedIn = false })

  test('leads to the page that was asked for', async ({ page }) => {
    await page.goto('/alerts?severity=2')
    await expect(page).toHaveURL(/\/sign-in\?return=/)
    await page.getByLabel('用户名').fill('wang')
    await page.getByLabel('密码').fill('right')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page).toHaveURL(/\/alerts\?severity=2$/)
    await expect(page.getByRole('grid')).toBeVisible()
  })

  test('says what is wrong: nothing entered, wrong password, locked out, gateway away', async ({ page, gateway }) => {
    await page.goto('/sign-in')
    const submit = page.getByRole('button', { name: '登录' })
    const problem = page.getByRole('alert')
    await submit.click()
    await expect(problem).toContainText('请输入')
    await page.getByLabel('用户名').fill('wang')
    await page.getByLabel('密码').fill('wrong')
    await submit.click()
    await expect(problem).toContainText('不正确')
    await expect(page.getByLabel('密码')).toHaveValue('')
    gateway.locked = true
    await page.getByLabel('密码').fill('wrong')
    await submit.click()
    await expect(problem).toContainText('锁定')
    gateway.down = true
    await submit.click()
    await expect(problem).toContainText('连接不上网关')
  })

  test('ignores a return address that leads elsewhere', async ({ page }) => {
    await page.goto('/sign-in?return=//evil.example/')
    await page.getByLabel('用户名').fill('wang')
    await page.getByLabel('密码').fill('right')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/$/)
  })
})

test('a session that ends in the middle of an action leads to signing in and back to the same alert', async ({ page, gateway }) => {
  await page.goto('/alerts')
  await page.getByRole('grid').getByRole('row').first().click()
  const address = page.url()
  gateway.signedIn = false
  await page.keyboard.press('a')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('status')).toContainText('登录已过期')
  await page.getByLabel('用户名').fill('wang')
  await page.getByLabel('密码').fill('right')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('button', { name: '确认并接手' })).toBeEnabled()
})

test('signing out ends at the sign-in page and shows nothing of the city', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /用户菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.locator('header')).toHaveCount(0)
})
