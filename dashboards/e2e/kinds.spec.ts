import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'
import { profileOf, profiles } from './mock/profiles'

/** The kind of the walk in docs/extend.md: the web app has never heard of it. */
const PAGE = readFileSync(new URL('../../docs/extend.md', import.meta.url), 'utf8')
const bollard = profileOf(/```yaml kind\n([^]*?)```/.exec(PAGE)?.[1] ?? '')
const ID = 'A1-C01-bollard-001'

test.beforeAll(() => { profiles.push(bollard) })
test.afterAll(() => { profiles.splice(profiles.indexOf(bollard), 1) })

test('a kind known from its file alone stands among the systems of a compound under its own name', async ({ page, gateway }) => {
  await page.goto('/compounds/A1-C01')
  const systems = page.getByRole('region', { name: '各楼各系统' }).last()
  await expect(systems.getByRole('columnheader', { name: '升降柱', exact: true })).toBeVisible()
  await expect(systems.getByRole('columnheader', { name: '电梯', exact: true })).toBeVisible()
  await page.getByRole('group', { name: '按类型' }).getByRole('button', { name: '升降柱' }).click()
  const row = page.getByRole('row').filter({ hasText: '1 号bollard' })
  await expect(row).toContainText('V')
  gateway.push({ devices: [{ id: ID, values: { voltage_v: [24.1, gateway.now()], raised: [true, gateway.now()] } }] })
  await expect(row).toContainText('24.1')
})

for (const { locale, label, fields, normal, struck, lower, odd } of [
  { locale: 'zh-CN', label: '升降柱', fields: ['已升起', '电压'], normal: '22 – 26 V', struck: '被撞', lower: '降下', odd: '偏低' },
  { locale: 'en-US', label: 'Rising bollard', fields: ['Raised', 'Voltage'], normal: '22 – 26 V', struck: 'Struck', lower: 'Lower', odd: 'low' }
] as const) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: locale === 'zh-CN' ? 1440 : 390, height: 900 } })

    test('its device page has labels, units, normal band, charts, events and commands of the file', async ({ page, gateway }) => {
      gateway.role = 'admin'
      await page.goto(`/devices/${ID}`)
      await expect(page.getByRole('main')).toContainText(label)
      for (const field of fields) await expect(page.getByRole('rowheader', { name: field, exact: true })).toBeVisible()
      if (locale === 'zh-CN') await expect(page.locator('[data-field=voltage_v]')).toContainText(normal)
      await expect(page.getByRole('main')).toContainText(struck)
      await expect(page.locator('canvas').first()).toBeVisible()
      await page.getByRole('button', { name: /▾/ }).click()
      await expect(page.getByRole('menuitem', { name: lower })).toBeVisible()
      await page.keyboard.press('Escape')
      gateway.push({ devices: [{ id: ID, values: { voltage_v: [19.9, gateway.now()] } }] })
      await expect(page.locator('[data-field=voltage_v]')).toContainText('19.9')
      await expect(page.locator('[data-field=voltage_v]')).toContainText(odd)
    })
  })
}
