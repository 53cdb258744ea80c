import type { Frame } from '../../src/api/frames'
import type { CoverageBoard } from '../../src/api/types'
import { enter } from './city'
import { expect, test } from './fixtures'

/** What an office does on the real gateway beside alerts: its own filters, the register, the coverage board. */
test('a filter saved in one browser opens the console in another, and nobody else sees it', async ({ browser, city }) => {
  const wang = await city.user('desk-wang', 'property', { areas: ['A1'] })
  const here = await browser.newContext()
  const one = await here.newPage()
  await enter(one, wang)
  await one.goto('/alerts?category=fire&severity=2')
  await one.getByRole('button', { name: /常用筛选/ }).click()
  await one.getByRole('menuitem', { name: '保存与管理…' }).click()
  const dialog = one.getByRole('dialog', { name: '常用筛选' })
  await dialog.getByLabel('名称', { exact: true }).fill('火警')
  await dialog.getByLabel('名称', { exact: true }).press('Enter')
  await dialog.getByLabel('默认打开').check()
  await expect(dialog.getByRole('checkbox')).toBeChecked()
  await expect(dialog.getByRole('checkbox')).toBeEnabled()
  await here.close()

  const there = await browser.newContext()
  const other = await there.newPage()
  await enter(other, wang)
  await other.goto('/alerts')
  await expect(other).toHaveURL(/category=fire/)
  await expect(other).toHaveURL(/severity=2/)
  await there.close()
  expect(await city.read('/session/views')).toEqual({ items: [] })
})

test('the page has applied every update the gateway counted', async ({ page, city }) => {
  test.setTimeout(60_000)
  const said: number[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const frame = JSON.parse(String(payload)) as Frame
      if (frame.type === 'heartbeat' && frame.updates !== undefined) said.push(frame.updates)
    })
  })
  await enter(page, await city.user('desk-li', 'property', { areas: ['A1'] }))
  await page.goto('/compounds/A1-C01')
  await expect.poll(() => said.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
  const chip = page.locator('[data-fresh=live]')
  expect(Number(await chip.getAttribute('data-applied'))).toBeGreaterThanOrEqual(said.at(-1) ?? Infinity)
  expect(said.at(-1)).toBeGreaterThan(0)
  await expect(chip).toHaveAttribute('data-lost', '0')
})

test('a supervisor goes from the board to a compound, reads why, and finds its device in the register', async ({ page, city }) => {
  await enter(page, await city.user('desk-zhao', 'supervisor'))
  const board = await city.read<CoverageBoard>('/coverage')
  const first = board.compounds[0]
  await page.goto('/coverage')
  await expect(page.locator('[data-totals]')).toContainText(String(board.city.passing))
  await page.goto(`/coverage/compounds/${first?.id ?? ''}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(first?.name ?? '')
  await expect(page.locator('[data-indicator=installed]')).toBeVisible()
  await page.goto('/coverage/register')
  await page.getByRole('searchbox').fill(`${first?.id ?? ''}-lamp-001`)
  await page.getByRole('searchbox').press('Enter')
  await expect(page.locator('[data-device]')).toHaveCount(1)
  await expect(page.locator('[data-device]')).not.toContainText(/[a-z]+_[a-z]+/)
  await expect(page.getByRole('button', { name: '发放凭证…' })).toHaveCount(0)
})
