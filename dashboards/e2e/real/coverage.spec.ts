import { expect, test } from './fixtures'
import { enter } from './city'
import { OwnGateway } from './own-gateway'

const A4_PT = [595, 842]

/** Pages of a PDF and the size of the first, in points. */
function sheets(pdf: Buffer): { pages: number; size: number[] } {
  const text = pdf.toString('latin1')
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*]/.exec(text)
  return { pages: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, size: [box?.[1], box?.[2]].map((side) => Math.round(Number(side))) }
}

test('the board of the whole city, and the report of a batch on paper in both languages', async ({ page }) => {
  test.setTimeout(150_000)
  const gateway = new OwnGateway('all')
  try {
    await gateway.start()
    await enter(page, gateway.who, gateway.url)
    await page.goto(`${gateway.url}/coverage`)
    await expect(page.locator('[data-totals]')).toContainText(/7 片区.*136 小区.*9,427 户/)
    const batches = page.getByRole('region', { name: '批次' }).getByRole('row')
    for (const [batch, compounds, households] of [['2021', '24', '1,656'], ['2022', '58', '4,763'], ['2023', '54', '3,008']] as const) {
      const row = batches.filter({ has: page.getByRole('button', { name: batch }) })
      await expect(row.getByRole('cell').first()).toHaveText(compounds)
      await expect(row).toContainText(households)
    }
    await expect(page.locator('tr[data-compound]')).toHaveCount(136)

    await page.goto(`${gateway.url}/coverage/acceptance`)
    await page.getByRole('button', { name: /2021/ }).click()
    const hash = await page.locator('tr[data-report] code').first().textContent()
    const document = await page.locator('tr[data-report] a').first().getAttribute('href') ?? ''
    for (const [lang, title, signer] of [['zh', '智慧安防全植入验收报告', '市委政法委'], ['en', 'Acceptance report', 'Political and legal affairs commission']] as const) {
      await page.goto(gateway.url + document.replace(/lang=\w+/, `lang=${lang}`))
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
      await expect(page.locator('#hash')).toHaveText(new RegExp(`^${hash ?? '-'}[0-9a-f]{48}$`))
      await expect(page.getByText(signer)).toBeVisible()
      await expect(page.locator('table.compounds tbody tr')).toHaveCount(24)
      expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      const { pages, size } = sheets(await page.pdf({ preferCSSPageSize: true }))
      expect(pages).toBeGreaterThan(1)
      expect(size).toEqual(A4_PT)
    }
  } finally {
    await gateway.remove()
  }
})
