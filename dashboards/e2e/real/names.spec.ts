import type { Alert } from '../../src/api/types'
import { enter } from './city'
import { expect, test } from './fixtures'
import { credentials } from './sign-in'

const HOME = 'A2-C05'
const NASTY = '<img src=x onerror="document.title=\'owned\'"><b>门</b>'

interface EstateFile { areas: { compounds: { id: string; devices: { id: string; name: string }[] }[] }[] }

test('names and notes with markup are shown as they were written', async ({ page, city }) => {
  const estate = await city.read<EstateFile>('/estate/export?format=json')
  const gate = estate.areas.flatMap(({ compounds }) => compounds).find(({ id }) => id === HOME)?.devices.find(({ id }) => id.includes('-gate-'))
  if (gate === undefined) throw new Error(`${HOME} has no gate`)
  gate.name = NASTY
  await city.call('POST', '/estate/import', estate)
  const staged = await city.stage('tamper', HOME, { device: gate.id })
  const alert: Alert = await city.alertOf('gate.tamper', staged)
  await city.call('POST', `/alerts/${alert.id}/comment`, { note: NASTY })
  await enter(page, credentials())
  for (const path of [`/alerts?alert=${alert.id}`, `/compounds/${HOME}?kind=gate`, `/devices/${gate.id}`, `/coverage/register`]) {
    await page.goto(path)
    if (path.endsWith('register')) await page.getByRole('searchbox').fill(gate.id)
    if (path.endsWith('register')) await page.getByRole('searchbox').press('Enter')
    await expect(page.getByText('<b>门</b>').first(), path).toBeVisible()
    await expect(page.locator('img[src=x]'), path).toHaveCount(0)
    await expect(page, path).not.toHaveTitle(/owned/)
  }
})
