import { defineConfig } from '@playwright/test'

const PORT = Number(process.env['ANJU_E2E_PORT'] ?? 43117)
const target = process.env['ANJU_URL']
const mock = `http://127.0.0.1:${String(PORT)}`

/**
 * Tests: `mock` (REST and WebSocket answered inside the browser) and `real` (against the gateway at ANJU_URL). Measurements: `frames` (frame
 * times on mock data), `soak` (memory and updates over minutes, against ANJU_URL). `shots` makes screenshots of every page, of the real
 * gateway when ANJU_URL is set.
 */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  timeout: 45_000,
  expect: { timeout: 8_000 },
  use: {
    baseURL: target ?? mock,
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    trace: 'off',
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
    }
  },
  projects: [
    { name: 'mock', testMatch: '*.spec.ts', testIgnore: ['real/**', 'shots/**', 'frames/**', 'soak/**'], use: { baseURL: mock } },
    { name: 'real', testMatch: 'real/*.spec.ts', fullyParallel: false, workers: 2 },
    { name: 'frames', testMatch: 'frames/*.spec.ts', use: { baseURL: mock } },
    { name: 'soak', testMatch: 'soak/*.spec.ts' },
    { name: 'shots', testMatch: 'shots/*.spec.ts', timeout: 300_000 }
  ],
  ...(target === undefined ? { webServer: { command: `npx vite preview --port ${String(PORT)}`, url: mock, reuseExistingServer: false } } : {})
})
