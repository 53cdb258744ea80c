import createClient, { type Middleware } from 'openapi-fetch'
import { ApiError } from './problem'
import type { paths } from './schema'

const TIMEOUT_MS = 15_000
const SAFE_METHODS = new Set(['GET', 'HEAD'])

const identity = { csrfToken: '', onUnauthorized: (): void => undefined }

/** Tells the client who is signed in; `onUnauthorized` runs when the gateway no longer knows the session. */
export function identify(csrfToken: string, onUnauthorized: () => void): void {
  identity.csrfToken = csrfToken
  identity.onUnauthorized = onUnauthorized
}

const manners: Middleware = {
  onRequest({ request }) {
    if (!SAFE_METHODS.has(request.method) && identity.csrfToken) request.headers.set('X-Anju-Csrf', identity.csrfToken)
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return
    const error = await ApiError.of(response)
    if (error.status === 401 && schemaPath !== '/api/v1/session' && error.problem?.code !== 'wrong_credentials') identity.onUnauthorized()
    throw error
  }
}

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: async (request) => {
    try {
      return await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    } catch (cause) {
      throw ApiError.unreachable(cause)
    }
  }
})
api.use(manners)

/** The body of an answer; every failure has been thrown as an {@link ApiError} before. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  if (data === undefined) throw new ApiError(0, null, 'empty answer')
  return data
}
