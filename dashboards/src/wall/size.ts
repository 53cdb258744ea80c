/** How large signs must be to be read from a distance: visual angle, not pixels, decides (ISO 9241-3, NUREG-0700). */
export interface Screen {
  /** Viewing distance, metres. */
  distanceM: number
  /** Diagonal, inches, of a 16:9 screen. */
  inches: number
  /** Width of the page, CSS pixels. */
  widthPx: number
}

const MM_PER_INCH = 25.4
const WIDTH_OF_DIAGONAL = 16 / Math.hypot(16, 9)
/** Share of the em square that a Han character fills. */
const HAN_FILL = 0.9

/** Height of a glyph in CSS pixels that spans so many minutes of arc. */
export function glyphPx({ distanceM, inches, widthPx }: Screen, minutesOfArc: number): number {
  const heightMm = 2 * distanceM * 1000 * Math.tan(((minutesOfArc / 60) * Math.PI) / 360)
  const mmPerPx = (inches * MM_PER_INCH * WIDTH_OF_DIAGONAL) / widthPx
  return heightMm / mmPerPx
}

/** Font size, CSS pixels, so that Han characters span so many minutes of arc. */
export const fontPx = (screen: Screen, minutesOfArc: number): number => glyphPx(screen, minutesOfArc) / HAN_FILL

/** Distance and diagonal of an address; five metres and 55 inches when it says nothing sensible. */
export function screenOf(query: Record<string, unknown>, widthPx: number): Screen {
  const number = (value: unknown, least: number, most: number, otherwise: number): number => {
    const given = typeof value === 'string' ? Number(value) : NaN
    return given >= least && given <= most ? given : otherwise
  }
  return { distanceM: number(query['d'], 0.5, 30, 5), inches: number(query['inch'], 10, 400, 55), widthPx }
}
