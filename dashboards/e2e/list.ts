import { expect, type Page } from '@playwright/test'

/** Scrolls the list of the console to its end until it holds all of so many alerts. */
export async function loadAll(page: Page, count: number): Promise<void> {
  const grid = page.getByRole('grid')
  await expect(async () => {
    await grid.evaluate((box) => { box.scrollTop = box.scrollHeight })
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(count)
  }).toPass({ intervals: [20], timeout: 60_000 })
}
