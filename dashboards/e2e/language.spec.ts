import { expect, test } from './fixtures'

/** Proper names, units, formats and words that are written in Latin letters in Chinese text too. */
const KNOWN = new Set([
  'Anju', 'CSV', 'Excel', 'XLSX', 'JSON', 'YAML', 'MQTT', 'TLS', 'HTTP', 'REST', 'API', 'CPU', 'Java', 'SQL', 'PDF', 'EN', 'QR', 'IP', 'Webhook', 'Emergency', 'Ctrl', 'Shift', 'Enter', 'Esc',
  'km', 'kWh', 'kW', 'W', 'V', 'A', 'mA', 'Hz', 'MB', 'GB', 'kB', 'ms', 's', 'm', 'h', 'mm', 'lx', 'lux', 'mg', 'fps', 'dBm', 'dB', 'r', 'min', 'CAP', 'GB28181', 'InfluxDB', 'influxdb', 'SQLite', 'sqlite', 'PostgreSQL', 'A4', 'ISO', 'UTC', 'kbps', 'Wh'
])
/** Names of users, and what the mock data have instead of words. */
const NAMES = new Set(['wang', 'li', 'zhao', 'admin', 'mallory', 'anju', 'img', 'src', 'onerror', 'alert', 'abababababab'])
const PAGES = [
  '/', '/?view=map', '/?view=coverage', '/alerts', '/alerts?alert=alert-00000', '/compounds', '/compounds/A1-C01', '/devices/A1-C01-charger-001', '/police', '/police/handover', '/statistics',
  '/coverage', '/coverage/compounds/A1-C01', '/coverage/policy', '/coverage/register', '/coverage/acceptance',
  '/admin/rules', '/admin/routing', '/admin/maintenance', '/admin/ledger', '/admin/dead-letters', '/admin/users', '/admin/tokens', '/admin/audit', '/admin/system', '/admin/simulator', '/wall'
]

test('no page in Chinese shows an English word', async ({ page, gateway }) => {
  test.setTimeout(120_000)
  gateway.role = 'admin'
  const found: string[] = []
  for (const path of PAGES) {
    await page.goto(path)
    await expect(page.locator('[data-fresh=live]')).toBeVisible()
    await page.waitForLoadState('networkidle')
    // Code, ids, addresses, user names and what is marked as English are not prose.
    const words = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: string[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.parentElement
        if (at === null || at.closest('code, pre, kbd, .mono, textarea, script, style, [lang=en], svg') !== null || !at.checkVisibility()) continue
        texts.push(node.textContent ?? '')
      }
      return texts.flatMap((text) => text.split(/[^A-Za-z0-9_.:/@%-]+/)).filter((word) => /^[A-Za-z]{2,}$|^[a-z]+(_[a-z]+)+$/.test(word))
    })
    found.push(...[...new Set(words)].filter((word) => !KNOWN.has(word) && !NAMES.has(word)).map((word) => `${path}: ${word}`))
  }
  expect(found).toEqual([])
})
