import { expect, test as base } from './base'
import { MockGateway } from './mock/gateway'

/** Every test of this set has a gateway of its own inside the browser's network. */
export const test = base.extend<{ gateway: MockGateway }>({
  gateway: [async ({ page }, use) => {
    const gateway = new MockGateway(page)
    await gateway.install()
    await use(gateway)
    gateway.close()
  }, { auto: true }]
})

export { expect }
