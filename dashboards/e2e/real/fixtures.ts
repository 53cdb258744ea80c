import { expect, test as base } from '../base'
import { City } from './city'

/** Every worker has an administrator's session of its own. */
export const test = base.extend<object, { city: City }>({
  city: [async ({ playwright }, use) => {
    const city = await City.open(playwright.request)
    await use(city)
    await city.close()
  }, { scope: 'worker' }]
})

export { expect }
