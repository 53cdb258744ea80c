import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { loadAll } from '../list'
import { alertOf, firstAlerts } from '../mock/alerts'

const COUNT = 10_000
const SECONDS = 10
const TOLD_EVERY_MS = 250

interface Frames {
  p50: number
  p95: number
  p99: number
  worst: number
  frames: number
  longTasks: number
  longest: number
}

/** Scrolls the list to and fro for some seconds, a little with each frame, and tells how long the frames took. */
function scroll(page: Page, pixels: number): Promise<Frames> {
  return page.getByRole('grid').evaluate((box, { seconds, step }) => new Promise<Frames>((done) => {
    const long: number[] = []
    const observer = new PerformanceObserver((list) => { long.push(...list.getEntries().map(({ duration }) => duration)) })
    observer.observe({ entryTypes: ['longtask'] })
    const took: number[] = []
    const began = performance.now()
    let before = began
    let way = step
    const frame = (now: number): void => {
      took.push(now - before)
      before = now
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) way = -step
      else if (box.scrollTop <= 0) way = step
      box.scrollTop += way
      if (now - began < seconds * 1000) {
        requestAnimationFrame(frame)
        return
      }
      observer.disconnect()
      const sorted = took.slice(1).sort((a, b) => a - b)
      const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
      done({ p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(0.9999), frames: sorted.length, longTasks: long.length, longest: Math.round(Math.max(0, ...long)) })
    }
    requestAnimationFrame(frame)
  }), { seconds: SECONDS, step: pixels })
}

/** Prints figures; asserts only that they were made. Speed belongs in docs/performance.md. */
test('scrolling through ten thousand open alerts while new ones come in', async ({ page, gateway }) => {
  test.setTimeout(180_000)
  gateway.alerts = firstAlerts(COUNT)
  const open = gateway.alerts.filter(({ state }) => state !== 'closed').length
  await page.goto('/alerts?group=none')
  await expect(page.getByRole('grid').getByRole('row').first()).toBeVisible()
  await loadAll(page, open)
  for (const [what, pixels] of [['reading, 36 px a frame', 36], ['flinging, 700 px a frame', 700]] as const) {
    let told = 0
    const telling = setInterval(() => {
      told += 1
      const changed = gateway.alerts[told * 7]
      if (changed) gateway.push({ alerts: [{ ...changed, occurrences: changed.occurrences + told }, alertOf(COUNT + told, { id: 'A1-C01', area: 'A1', name: '锦绣苑' })] })
    }, TOLD_EVERY_MS)
    const figures = await scroll(page, pixels)
    clearInterval(telling)
    console.log(`${what}: ${String(open)} alerts, ${String(told)} deltas, ${JSON.stringify(figures)}`)
    expect(figures.frames).toBeGreaterThan(0)
  }
  expect(await page.getByRole('grid').getByRole('row').count()).toBeLessThan(60)
})
