/** A clock that is less off than this is nobody's concern. */
const NOTABLE_SKEW_MS = 5_000

export interface DeviceFlag {
  flag: 'clockAhead' | 'clockBehind' | 'flapping'
  /** By how much, where that is a question. */
  byMs: number
}

/** What makes the data of a device doubtful as a whole; empty when nothing is notable. @param skewMs how far its clock is ahead of the gateway's */
export function deviceFlags(skewMs: number | undefined, isFlapping: boolean): DeviceFlag[] {
  const flags: DeviceFlag[] = []
  if (skewMs !== undefined && Math.abs(skewMs) >= NOTABLE_SKEW_MS) flags.push({ flag: skewMs > 0 ? 'clockAhead' : 'clockBehind', byMs: Math.abs(skewMs) })
  if (isFlapping) flags.push({ flag: 'flapping', byMs: 0 })
  return flags
}
