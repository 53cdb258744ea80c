import { fullTime } from './format'

/** Epoch milliseconds of a wall-clock time (`YYYY-MM-DDTHH:mm`) in a time zone; null when it is none. In an hour that a change of clocks skips, the moment after it. */
export function zonedMs(local: string, timeZone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local)) return null
  const wall = Date.parse(`${local}Z`)
  if (Number.isNaN(wall)) return null
  let at = wall
  // The offset at the guess corrects the guess; twice, for the guess may lie on the other side of a change of clocks.
  for (let i = 0; i < 2; i++) at = wall - offsetMs(at, timeZone)
  return at
}

/** The wall-clock time of a moment in a time zone, as an input of type datetime-local takes it. */
export function zonedText(ms: number, timeZone: string): string {
  return fullTime(ms, { language: '', timeZone }).slice(0, 16).replace(' ', 'T')
}

function offsetMs(ms: number, timeZone: string): number {
  return Date.parse(`${fullTime(ms, { language: '', timeZone }).replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000
}
