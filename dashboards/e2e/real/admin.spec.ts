import type { Alert, Device } from '../../src/api/types'
import { enter } from './city'
import { expect, test } from './fixtures'
import { credentials } from './sign-in'

const HOME = 'A2-C07'

test.use({ locale: 'en-US' })
test.beforeEach(async ({ page }) => { await enter(page, credentials()) })

test('a rule is tried on what is stored before it is trusted, and a mistake in it is named by its line', async ({ page, city }) => {
  await city.raise('intrusion', HOME, 'camera.intrusion')
  await page.goto('/admin/rules?rule=camera.intrusion')
  await page.getByRole('region', { name: 'camera.intrusion' }).getByRole('button').click()
  const trial = page.getByRole('region', { name: 'Try a rule' })
  await expect(trial.getByLabel('Rule (YAML)')).toHaveValue(/camera\.intrusion/)
  await trial.getByLabel('Compound').selectOption(HOME)
  await trial.getByLabel('Time', { exact: true }).selectOption('1')
  await expect(async () => {
    await trial.getByRole('button', { name: 'Try', exact: true }).click()
    await expect(trial.getByText(/would have raised [1-9]/)).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  const text = await trial.getByLabel('Rule (YAML)').inputValue()
  await trial.getByLabel('Rule (YAML)').fill(text.replace(/severity: \d/, 'severity: 9'))
  await trial.getByRole('button', { name: 'Try', exact: true }).click()
  await expect(trial.getByRole('alert')).toContainText(/Line \d+.*severity/)
})

test('who would be told is rehearsed, a route is switched off and on again, and every recipient’s books add up', async ({ page, city }) => {
  await page.goto('/admin/routing')
  const rehearsal = page.getByRole('region', { name: 'Rehearsal: who would be told' })
  await rehearsal.getByLabel('By category').selectOption('fire')
  await rehearsal.getByLabel('By level').selectOption('1')
  await rehearsal.getByRole('button', { name: 'Try' }).click()
  await expect(rehearsal.getByRole('listitem').first()).toContainText('told')
  const route = page.getByRole('region', { name: 'Routes' }).getByRole('row').filter({ hasText: 'bureau' })
  await route.getByRole('button', { name: 'Disable' }).click()
  await expect(route.getByRole('button', { name: 'Enable' })).toBeVisible()
  await rehearsal.getByRole('button', { name: 'Try' }).click()
  await expect(rehearsal.getByRole('listitem').first()).toContainText('not told')
  await route.getByRole('button', { name: 'Enable' }).click()
  await expect(route.getByRole('button', { name: 'Disable' })).toBeVisible()

  await page.goto('/admin/ledger?recipient=bureau')
  await expect(page.getByRole('row').nth(1)).toContainText('Adds up')
  await city.raise('fall', HOME, 'camera.fall')
  await page.reload()
  await page.getByRole('rowheader').getByRole('button').first().click()
  await expect(page.getByRole('region', { name: /Deliveries/ }).getByRole('row').nth(1)).toContainText('Raised')
})

test('a maintenance window mutes a place, and ends', async ({ page, city }) => {
  await page.goto('/admin/maintenance')
  await page.getByRole('combobox', { name: 'Compound' }).selectOption('A2-C08')
  await page.getByLabel('Reason (required)').fill('Repaving <b>gate</b>')
  await page.getByRole('button', { name: 'Create' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Repaving <b>gate</b>' }).first()
  await expect(row).toContainText('Active')
  const device = await city.stage('intrusion', 'A2-C08')
  await expect.poll(async () => (await city.read<{ items: Alert[] }>(`/suppressed?compound=A2-C08`)).items.some((alert) => alert.device === device)).toBe(true)
  await row.getByRole('button', { name: 'End now' }).click()
  await expect(row).toContainText('Ended')
})

test('a refused message is found with its reason and its content', async ({ page, city }) => {
  const { items } = await city.read<{ items: Device[] }>('/devices?compound=A2-C09&kind=charger&limit=1')
  const device = items[0]?.id ?? ''
  await city.stage('malformed', 'A2-C09', { device, seconds: 30 })
  await expect.poll(async () => (await city.read<{ items: unknown[] }>(`/dead-letters?device=${device}`)).items.length, { timeout: 30_000 }).toBeGreaterThan(0)
  await page.goto(`/admin/dead-letters?device=${device}`)
  const letters = page.getByRole('table').getByRole('row')
  await expect(letters.nth(1)).toContainText(device)
  await letters.nth(1).getByRole('button').click()
  await expect(page.getByText(/Topic /)).toBeVisible()
  // Among what a faulty device sends is also nothing at all.
  await expect(page.locator('pre').or(page.getByText('(an empty message)'))).not.toBeEmpty()
})

test('an estate file is previewed with every refused row before anything is taken over', async ({ page, city }) => {
  await page.goto('/coverage/register')
  const device = (id: string) => ({ id, kind: 'camera', name: `Camera ${id}`, location: 'gate' })
  const compound = (id: string, devices: unknown[]) => ({ id, name: 'Preview compound', batch: 2021, households: 10, buildings: [{ id: 'B1', entrances: 1, floors: 5 }], devices })
  const estate = { areas: [{ id: 'PV', name: 'Preview area', compounds: [compound('PV-C01', [device('PV-C01-camera-001'), device('PV-C01-camera-001'), { ...device('PV-C01-x-001'), kind: 'teapot' }])] }] }
  await page.locator('input[type=file]').setInputFiles({ name: 'estate.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(estate)) })
  const report = page.locator('[data-import]')
  await expect(report).toBeVisible()
  await expect(report).toContainText('teapot')
  await expect(report.getByRole('link', { name: /Refused|refused/ })).toBeVisible()
  expect((await city.read<{ id: string }[]>('/areas')).map(({ id }) => id)).not.toContain('PV')
})
