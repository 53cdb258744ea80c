import type { Device } from '../../src/api/types'
import type { Credentials } from './sign-in'
import { enter } from './city'
import { expect, test } from './fixtures'

const HOME = 'A1-C02'
const FOREIGN = 'A2-C01'

let manager: Credentials
test.beforeAll(async ({ city }) => { manager = await city.user('manager', 'property', { compounds: [HOME] }) })
test.beforeEach(async ({ page }) => { await enter(page, manager) })

test('the manager sees what is wrong, takes it, hands it on, notes, shelves and clears it', async ({ page, city }) => {
  test.setTimeout(90_000)
  await page.goto('/')
  const tile = page.getByRole('region', { name: '小区状态' }).getByRole('link')
  await expect(tile).toHaveCount(1)
  await expect(page.locator('[data-fresh=live]')).toBeVisible()
  const alert = await city.raise('intrusion', HOME, 'camera.intrusion')
  await expect(tile).toHaveClass(/unacked/)
  await tile.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(alert.compoundName)
  await page.locator(`a[href*="${alert.id}"]`).first().click()

  const pane = page.getByRole('complementary', { name: '告警详情' })
  await expect(pane.getByRole('heading', { level: 2, name: alert.title.zh })).toBeVisible()
  await expect(pane).toContainText(alert.advice.zh)
  await page.keyboard.press('a')
  await expect(page.locator(`#alert-${alert.id}`)).toContainText('处理中 · manager')

  await page.keyboard.press('s')
  const assign = page.getByRole('dialog', { name: '指派' })
  await assign.getByLabel('交给（用户名）').fill('admin')
  await assign.getByRole('button', { name: '指派' }).click()
  await expect.poll(async () => (await city.detail(alert.id)).assignedTo).toBe('admin')

  await page.keyboard.press('c')
  const comment = page.getByRole('dialog', { name: '备注' })
  await comment.getByLabel('备注').fill('已电话通知 2 号门岗')
  await page.keyboard.press('Control+Enter')
  await expect(pane).toContainText('已电话通知 2 号门岗')

  await page.keyboard.press('h')
  const shelve = page.getByRole('dialog', { name: '搁置' })
  await shelve.getByText('30 分钟').click()
  await shelve.getByLabel('原因（必填）').fill('等维保单位到场')
  await shelve.getByRole('button', { name: '搁置' }).click()
  await expect.poll(async () => (await city.detail(alert.id)).suppression?.by).toBe('manager')
  await pane.getByRole('button', { name: '取消搁置' }).click()
  await expect.poll(async () => (await city.detail(alert.id)).suppression).toBeUndefined()

  await page.keyboard.press('e')
  const clear = page.getByRole('dialog', { name: '关闭告警' })
  await clear.getByText('误报').click()
  await clear.getByLabel('备注').fill('保洁人员')
  await clear.getByRole('button', { name: '关闭告警' }).click()
  await expect(page.locator(`#alert-${alert.id}`)).toHaveAttribute('data-state', 'closed')
  const told = (await city.detail(alert.id)).transitions.filter(({ by }) => by === 'manager').map(({ change }) => change)
  expect(told).toEqual(['acknowledged', 'assigned', 'commented', 'shelved', 'unshelved', 'cleared'])
  for (const word of ['发生', '接手', '指派', '备注', '搁置', '取消搁置']) await expect(pane.getByRole('list').filter({ hasText: '取消搁置' }).first()).toContainText(word)
  await expect(pane).toContainText('误报')
})

test('a lamp is dimmed, and what it answered stands beside who asked', async ({ page, city }) => {
  const { items } = await city.read<{ items: Device[] }>(`/devices?compound=${HOME}&limit=1000`)
  const lamp = items.find(({ kind, presence }) => kind === 'lamp' && presence.state === 'online')
  await page.goto(`/devices/${lamp?.id ?? ''}`)
  await page.getByRole('button', { name: '下发命令' }).click()
  await page.getByRole('menuitem', { name: '开关调光' }).click()
  const dialog = page.getByRole('dialog', { name: '开关调光' })
  await expect(dialog).toContainText(lamp?.id ?? '')
  await dialog.getByRole('spinbutton').fill('40')
  await dialog.getByRole('button', { name: '下发', exact: true }).click()
  const sent = page.getByRole('region', { name: '命令' }).getByRole('listitem').first()
  await expect(sent).toHaveAttribute('data-state', 'done')
  await expect(sent).toContainText('dimming_pct: 40')
  await expect(sent).toContainText('manager')
})

test('a link into somebody else’s compound says so and gives nothing away', async ({ page, city }) => {
  const alert = await city.raise('fall', FOREIGN, 'camera.fall')
  for (const path of [`/compounds/${FOREIGN}`, `/devices/${FOREIGN}-camera-001`, `/alerts?alert=${alert.id}`]) {
    await page.goto(path)
    await expect(page.getByText(/没有查看权限|没有这个页面或对象/), path).toBeVisible()
    await expect(page.getByText(alert.compoundName), path).toHaveCount(0)
  }
  for (const path of ['/police', '/admin/dead-letters', '/admin/routing']) {
    await page.goto(path)
    await expect(page.getByText('没有查看权限'), path).toBeVisible()
  }
})

test('a session that ends in the middle of an action leads back to where it was, and nothing half done', async ({ page, city }) => {
  const alert = await city.raise('intrusion', HOME, 'camera.intrusion')
  await page.goto(`/alerts?alert=${alert.id}`)
  await expect(page.getByRole('button', { name: /确认并接手/ })).toBeEnabled()
  await page.keyboard.press('c')
  const comment = page.getByRole('dialog', { name: '备注' })
  await comment.getByLabel('备注').fill('写到一半')
  await city.call('DELETE', '/users/manager/sessions')
  // The feed tells the page as well, and may be faster than the hand: then there is nothing left to press.
  await comment.getByRole('button', { name: '添加备注' }).click({ timeout: 5_000 }).catch(async (gone: unknown) => {
    if (await comment.isVisible()) throw gone
  })
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('status')).toContainText('登录')
  expect((await city.detail(alert.id)).transitions.map(({ change }) => change)).not.toContain('commented')
  await page.locator('#username').fill(manager.user)
  await page.locator('#password').fill(manager.password)
  await page.locator('button[type=submit]').click()
  await expect(page).toHaveURL(new RegExp(`/alerts\\?alert=${alert.id}`))
  await expect(page.getByRole('complementary', { name: '告警详情' })).toContainText(alert.title.zh)
})
