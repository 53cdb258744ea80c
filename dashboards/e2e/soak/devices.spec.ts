import type { CDPSession, Page } from '@playwright/test'
import type { Compound } from '../../src/api/types'
import { expect, test } from '../base'
import { credentials, signIn } from '../real/sign-in'

/**
 * Against a gateway at ANJU_URL with devices that send, for ANJU_SOAK_SECONDS (600): the page of the compound with the most devices, then
 * checks that memory does not grow and no update was dropped. Run one of these at a time.
 */
const SECONDS = Number(process.env['ANJU_SOAK_SECONDS'] ?? 600)
const EVERY_S = Math.max(5, Math.min(60, Math.round(SECONDS / 10)))
const GROWTH = 1.2

interface Heartbeat {
  type: string
  updates?: number
}

async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
}

async function busiest(page: Page): Promise<Compound> {
  const compounds = (await (await page.request.get('/api/v1/compounds')).json()) as Compound[]
  const found = compounds.sort((a, b) => b.devices - a.devices)[0]
  if (found === undefined) throw new Error('the gateway has no compounds: import an estate first')
  return found
}

/** Heap after collecting garbage and the updates applied and sent, every so often; the gateway's count is from the frames on the wire. */
async function watch(page: Page, devtools: CDPSession, path: string): Promise<{ heap: number[]; updates: number; lost: number }> {
  const said = { updates: 0, at: 0 }
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (!String(payload).startsWith('{"type":"heartbeat"')) return
      const { updates } = JSON.parse(String(payload)) as Heartbeat
      if (updates !== undefined) Object.assign(said, { updates, at: said.at + 1 })
    })
  })
  await page.goto(path)
  const chip = page.locator('[data-fresh=live]')
  await expect(chip).toBeVisible()
  const heap: number[] = []
  const began = Date.now()
  while (Date.now() - began < SECONDS * 1000) {
    const beats = said.at
    await expect.poll(() => said.at, { timeout: 15_000 }).toBeGreaterThan(beats)
    const gateway = said.updates
    const applied = Number(await chip.getAttribute('data-applied'))
    const used = await heapMb(devtools)
    heap.push(used)
    console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${used.toFixed(1)} MB  gateway sent ${String(gateway)}  page applied ${String(applied)}  differed ${(await chip.getAttribute('data-lost')) ?? '?'}`)
    expect(applied, 'the page has applied what the gateway had sent').toBeGreaterThanOrEqual(gateway)
    await page.waitForTimeout(EVERY_S * 1000)
  }
  return { heap, updates: said.updates, lost: Number(await chip.getAttribute('data-lost')) }
}

test('no memory growth beyond 20 % and no dropped update', async ({ page, context }) => {
  test.setTimeout((SECONDS + 180) * 1000)
  await signIn(page, credentials())
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  const { id, devices } = await busiest(page)
  console.log(`${id}: ${String(devices)} devices`)
  const { heap, updates, lost } = await watch(page, devtools, `/compounds/${id}`)
  expect(updates).toBeGreaterThan(0)
  expect(lost, 'heartbeats whose count differed from the page’s').toBe(0)
  const first = Math.max(...heap.slice(0, 2))
  const last = heap.at(-1) ?? 0
  console.log(`heap ${first.toFixed(1)} → ${last.toFixed(1)} MB`)
  expect(last).toBeLessThan(first * GROWTH)
})
