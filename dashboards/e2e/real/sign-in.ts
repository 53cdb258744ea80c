import { expect, type Page } from '@playwright/test'

export interface Credentials {
  user: string
  password: string
}

/** From ANJU_USER and ANJU_PASSWORD, so that nothing secret is in a file. */
export function credentials(): Credentials {
  const user = process.env['ANJU_USER']
  const password = process.env['ANJU_PASSWORD']
  if (!user || !password) throw new Error('set ANJU_URL, ANJU_USER and ANJU_PASSWORD to a running gateway and its sign-in')
  return { user, password }
}

export async function signIn(page: Page, { user, password }: Credentials): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#username').fill(user)
  await page.locator('#password').fill(password)
  await page.locator('button[type=submit]').click()
  await expect(page.locator('[data-fresh=live]')).toBeVisible({ timeout: 20_000 })
}
