import { audit } from './axe'
import { expect, test } from './fixtures'

const MENU = { name: '常用筛选 ▾' }

test('a filter is saved with the gateway, renamed, opened by default in a browser that knows nothing of it, and deleted', async ({ page, gateway }) => {
  await page.goto('/alerts?category=fire&severity=2')
  await page.getByRole('button', MENU).click()
  await page.getByRole('menuitem', { name: '保存与管理…' }).click()
  const dialog = page.getByRole('dialog', { name: '常用筛选' })
  await dialog.getByLabel('名称', { exact: true }).fill('火警')
  await dialog.getByLabel('名称', { exact: true }).press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  expect(gateway.desk.views).toMatchObject([{ name: '火警', query: { category: 'fire', severity: '2' }, isDefault: false }])
  await dialog.getByLabel('“火警”的名称').fill('二级火警')
  await dialog.getByLabel('“火警”的名称').press('Enter')
  await dialog.getByLabel('默认打开').check()
  await expect.poll(() => gateway.desk.views).toMatchObject([{ name: '二级火警', query: { category: 'fire', severity: '2' }, isDefault: true }])
  await page.keyboard.press('Escape')

  await page.evaluate(() => { localStorage.clear() })
  await page.goto('/alerts')
  await expect(page).toHaveURL(/category=fire/)
  await expect(page.getByRole('group', { name: '按级别' }).getByRole('button', { name: '二级' })).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/alerts?severity=4')
  await expect(page.getByRole('button', MENU)).toBeVisible()
  await expect(page).toHaveURL(/severity=4$/)

  await page.getByRole('button', MENU).click()
  await page.getByRole('menuitem', { name: /二级火警/ }).click()
  await expect(page).toHaveURL(/severity=2/)
  await page.getByRole('button', MENU).click()
  await page.getByRole('menuitem', { name: '保存与管理…' }).click()
  await dialog.getByRole('button', { name: '删除“二级火警”' }).click()
  await expect(dialog).toContainText('还没有保存的筛选')
  expect(gateway.desk.views).toEqual([])
})

test('a name is taken once, and the dialog is accessible', async ({ page, gateway }) => {
  gateway.desk.views = [{ id: 'a', name: '夜班', query: { state: 'raised' }, isDefault: false }]
  await page.goto('/alerts')
  await page.getByRole('button', MENU).click()
  await page.getByRole('menuitem', { name: '保存与管理…' }).click()
  const dialog = page.getByRole('dialog', { name: '常用筛选' })
  await dialog.getByLabel('名称', { exact: true }).fill('夜班')
  await dialog.getByLabel('名称', { exact: true }).press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('已有名为“夜班”的筛选')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await audit(page, 'saved filters')
})
