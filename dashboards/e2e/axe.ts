import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Notes everything axe finds against WCAG 2.2 AA as a failure of the test, which goes on. */
export async function audit(page: Page, what: string): Promise<void> {
  // WCAG 2.5.8 exempts pins on a map, whose places are essential; the table beside it holds the same compounds.
  const pins = (html: string): boolean => html.includes('class="spot')
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const violations = found.violations
    .map((one) => (one.id === 'target-size' ? { ...one, nodes: one.nodes.filter((node) => !pins(node.html)) } : one))
    .filter((one) => one.nodes.length > 0)
  expect.soft(violations.map(({ id, impact, nodes }) => `${what}: ${id} (${impact ?? ''}) ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([])
}
