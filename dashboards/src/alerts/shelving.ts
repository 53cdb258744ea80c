export interface ShelveChoice {
  id: 'half' | 'two' | 'shift'
  untilMs: number
}

const MINUTE = 60_000
/** Ends of shifts, hours of the day. */
const SHIFT_ENDS = [6, 14, 22]

/** Minutes since midnight in a time zone. */
function minutesOfDay(nowMs: number, timeZone: string): number {
  const [hour, minute] = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(nowMs).split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}

/** The end of the shift that runs now. */
export function shiftEnd(nowMs: number, timeZone: string): number {
  const now = minutesOfDay(nowMs, timeZone)
  const end = SHIFT_ENDS.map((hour) => hour * 60).find((minutes) => minutes > now) ?? (24 + (SHIFT_ENDS[0] ?? 0)) * 60
  return Math.floor(nowMs / MINUTE) * MINUTE + (end - now) * MINUTE
}

export function shelveChoices(nowMs: number, timeZone: string): ShelveChoice[] {
  return [{ id: 'half', untilMs: nowMs + 30 * MINUTE }, { id: 'two', untilMs: nowMs + 120 * MINUTE }, { id: 'shift', untilMs: shiftEnd(nowMs, timeZone) }]
}
