import { test as base, expect } from '@playwright/test'

export const test = base.extend<{ violations: string[] }>({
  /** Everything the content security policy stopped, and every error of the page: none is tolerated. */
  violations: [async ({ page }, use) => {
    const violations: string[] = []
    page.on('pageerror', (error) => violations.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text())) violations.push(message.text())
    })
    await use(violations)
    expect(violations).toEqual([])
  }, { auto: true }]
})

export { expect }
