import type { Problem } from './types'

/** What went wrong with a call: `unreachable` when no answer came at all, otherwise the status and the gateway's problem document. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem | null
  /** The JSON of an answer that is no problem document, such as the report of a refused import; null when there is none. */
  readonly answer: unknown
  /** After how many seconds the gateway will hear the same again; 0 when it did not say. */
  readonly retryAfterSeconds: number

  constructor(status: number, problem: Problem | null, message: string, answer: unknown = null, retryAfterSeconds = 0) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
    this.answer = answer
    this.retryAfterSeconds = retryAfterSeconds
  }

  get unreachable(): boolean {
    return this.status === 0
  }

  static async of(response: Response): Promise<ApiError> {
    const answer = await readJson(response)
    const problem = isProblem(answer) ? answer : null
    return new ApiError(response.status, problem, problem?.detail ?? problem?.title ?? `HTTP ${String(response.status)}`, problem === null ? answer : null, retryAfter(response))
  }

  static unreachable(cause: unknown): ApiError {
    return new ApiError(0, null, cause instanceof Error ? cause.message : String(cause))
  }
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? 0)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.clone().json()
  } catch {
    return null
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body
}

/** For a gateway that is being restarted behind a proxy. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof ApiError && (error.unreachable || error.status === 502 || error.status === 503 || error.status === 504)
}

export function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.status : -1
}
