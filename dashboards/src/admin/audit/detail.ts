/** What an entry's detail says of the outcome: an HTTP status, or the word of a sign-in. */
export interface Outcome {
  ok: boolean
  text: string
}

function parse(detail: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(detail)
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Null when the entry says nothing of an outcome. */
export function outcomeOf(detail: string): Outcome | null {
  const { status, outcome } = parse(detail)
  if (typeof status === 'number') return { ok: status < 400, text: String(status) }
  return typeof outcome === 'string' ? { ok: outcome === 'accepted', text: outcome } : null
}

/** The detail with a line for every value; as it stands when it is no JSON. The body of a request is JSON inside of it. */
export function readable(detail: string): string {
  const found = parse(detail)
  if (Object.keys(found).length === 0) return detail
  const body = found['body']
  const inner = typeof body === 'string' ? parse(body) : {}
  return JSON.stringify(Object.keys(inner).length > 0 ? { ...found, body: inner } : found, null, 2)
}
