import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { MockGateway } from '../mock/gateway'
import { credentials, signIn } from '../real/sign-in'

/** Screenshots of every page: SHOTS is the folder; with ANJU_URL the real gateway, else mock data. */
const FOLDER = process.env['SHOTS'] ?? 'test-results/shots'
const REAL = process.env['ANJU_URL'] !== undefined
const WIDTHS = [1440, 1920, 390] as const
/** SHOTS_ONLY=alerts,police takes only these. */
const ONLY = process.env['SHOTS_ONLY']?.split(',')
const LANGUAGES = ['zh-CN', 'en'] as const
const THEMES = ['light', 'dark'] as const
const HEIGHT = 900

interface Stop {
  name: string
  open: (page: Page) => Promise<void>
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.waitForTimeout(700)
}

const visit = (path: string) => async (page: Page): Promise<void> => {
  await page.goto(path)
  await settle(page)
}

async function firstCompound(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/compounds')
  const list = (await answer.json()) as { id: string }[]
  return list[0]?.id ?? ''
}

async function stops(page: Page): Promise<Stop[]> {
  const compound = REAL ? await firstCompound(page) : 'A1-C01'
  const device = REAL ? `${compound}-elevator-001` : `${compound}-charger-001`
  return [
    { name: 'overview', open: visit('/') },
    { name: 'alerts', open: visit('/alerts') },
    {
      name: 'alert',
      open: async (at) => {
        await visit('/alerts')(at)
        await at.locator('[role=grid] [role=row]').first().click()
        await settle(at)
      }
    },
    {
      name: 'alerts-views',
      open: async (at) => {
        await visit('/alerts?category=fire')(at)
        await at.getByRole('button', { name: /常用筛选|Saved filters/ }).click()
        await at.getByRole('menuitem').last().click()
        await settle(at)
      }
    },
    { name: 'compounds', open: visit('/compounds') },
    { name: 'compound', open: visit(`/compounds/${compound}`) },
    { name: 'device', open: visit(`/devices/${device}`) },
    { name: 'device-day', open: visit(`/devices/${device}?range=24h`) },
    { name: 'map', open: visit('/?view=map') },
    { name: 'police', open: visit('/police') },
    { name: 'handover', open: visit('/police/handover') },
    { name: 'statistics', open: visit('/statistics') },
    { name: 'repair-statistics', open: visit('/statistics/repairs') },
    { name: 'work-orders', open: visit('/work-orders') },
    {
      name: 'work-order',
      open: async (at) => {
        await visit('/work-orders?state=all')(at)
        await at.locator('[data-order]').last().click()
        await settle(at)
      }
    },
    { name: 'coverage', open: visit('/coverage') },
    { name: 'coverage-compound', open: visit(`/coverage/compounds/${compound}`) },
    { name: 'commission', open: visit('/commission') },
    ...(REAL ? [] : [{ name: 'commissioning', open: visit('/commission/cm-old') }]),
    { name: 'coverage-policy', open: visit('/coverage/policy') },
    { name: 'coverage-register', open: visit('/coverage/register') },
    {
      name: 'coverage-credentials',
      open: async (at) => {
        await visit('/coverage/register')(at)
        await at.getByRole('button', { name: /发放凭证|Issue credentials/ }).click()
        await settle(at)
      }
    },
    { name: 'coverage-acceptance', open: visit('/coverage/acceptance') },
    ...['rules', 'routing', 'maintenance', 'ledger', 'dead-letters', 'users', 'tokens', 'audit', 'system', 'simulator'].map((page) => ({ name: `admin-${page}`, open: visit(`/admin/${page}`) })),
    { name: 'wall', open: visit('/wall?d=5&inch=55') },
    { name: 'offline', open: visit('/offline') },
    { name: 'not-found', open: visit('/compounds/nowhere') }
  ]
}

for (const width of WIDTHS) {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      base(`${String(width)} ${language} ${theme}`, async ({ page }) => {
        mkdirSync(FOLDER, { recursive: true })
        const gateway = REAL ? null : new MockGateway(page)
        if (gateway) gateway.role = 'admin'
        await gateway?.install()
        await page.setViewportSize({ width, height: width === 390 ? 844 : width === 1920 ? 1080 : HEIGHT })
        await page.addInitScript(([chosen, look]) => {
          localStorage.setItem('anju.language', chosen ?? '')
          localStorage.setItem('anju.theme', look ?? '')
        }, [language, theme])
        const shoot = async (name: string): Promise<void> => {
          await page.screenshot({ path: join(FOLDER, `${name}-${String(width)}-${language}-${theme}.jpg`), type: 'jpeg', quality: 72 })
        }
        if (gateway) gateway.signedIn = false
        await visit('/sign-in')(page)
        await shoot('sign-in')
        if (gateway) gateway.signedIn = true
        else await signIn(page, credentials())
        for (const stop of await stops(page)) {
          if (ONLY && !ONLY.includes(stop.name)) continue
          await stop.open(page)
          await shoot(stop.name)
        }
        gateway?.close()
      })
    }
  }
}
