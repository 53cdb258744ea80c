export interface Placed {
  id: string
  latitude?: number | undefined
  longitude?: number | undefined
}

export interface Spot<T> {
  item: T
  /** Share of the width and height of the map, 0 to 1, north up. */
  x: number
  y: number
}

const STEPS = 80
const CLOSEST = 0.028

/**
 * Where things stand on a plan without streets: true directions and distances, pushed apart just enough that no mark covers another.
 * Things without coordinates are left out.
 */
export function schematic<T extends Placed>(items: readonly T[], aspect: number): Spot<T>[] {
  const placed = items.filter((item) => Number.isFinite(item.latitude) && Number.isFinite(item.longitude)).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (placed.length === 0) return []
  const lat = placed.map(({ latitude }) => latitude ?? 0)
  const lon = placed.map(({ longitude }) => longitude ?? 0)
  const midLat = (Math.min(...lat) + Math.max(...lat)) / 2
  const midLon = (Math.min(...lon) + Math.max(...lon)) / 2
  const shrink = Math.cos((midLat * Math.PI) / 180)
  const width = Math.max((Math.max(...lon) - Math.min(...lon)) * shrink, 1e-6)
  const height = Math.max(Math.max(...lat) - Math.min(...lat), 1e-6)
  const scale = Math.min(aspect / width, 1 / height) * 0.92
  const points = placed.map((_, i) => ({ x: aspect / 2 + ((lon[i] ?? 0) - midLon) * shrink * scale, y: 0.5 - ((lat[i] ?? 0) - midLat) * scale }))
  const least = CLOSEST * Math.sqrt(aspect)
  for (let step = 0; step < STEPS; step++) spread(points, least, aspect)
  return placed.map((item, i) => ({ item, x: (points[i]?.x ?? 0) / aspect, y: points[i]?.y ?? 0 }))
}

function spread(points: { x: number; y: number }[], least: number, aspect: number): void {
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) {
      const dx = b.x - a.x
      const dy = b.y - a.y
      const gap = Math.hypot(dx, dy)
      if (gap >= least) continue
      const push = (least - gap) / 2
      const [ux, uy] = gap > 1e-9 ? [dx / gap, dy / gap] : [Math.cos(i), Math.sin(i)]
      a.x = clamp(a.x - ux * push, aspect)
      a.y = clamp(a.y - uy * push, 1)
      b.x = clamp(b.x + ux * push, aspect)
      b.y = clamp(b.y + uy * push, 1)
    }
  })
}

const clamp = (value: number, most: number): number => Math.max(0.02 * most, Math.min(0.98 * most, value))
