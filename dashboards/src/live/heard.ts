const STORED = 'anju.heard'

/** Notes when the gateway was last heard, by its own clock, so that a page opened without it can say since when. */
export function noteHeard(serverMs: number): void {
  try {
    localStorage.setItem(STORED, String(serverMs))
  } catch {
    // A browser that keeps nothing cannot tell later.
  }
}

/** Epoch milliseconds; null when this browser has never heard the gateway. */
export function lastHeard(): number | null {
  try {
    const ms = Number(localStorage.getItem(STORED))
    return Number.isFinite(ms) && ms > 0 ? ms : null
  } catch {
    return null
  }
}
