import type { Role } from '@/api/types'

/** The places of the navigation, in order. A place without `roles` is for everybody; the route of the same name carries the same rule. */
export interface Place {
  /** Route name, also the key of its label under `nav`. */
  name: string
  /** Second key after `g`. */
  key: string
  /** Names of routes that belong to it. */
  also: readonly string[]
  /** Icon, 24 × 24, stroked. */
  icon: string
  roles?: readonly Role[]
  /** Left out of the bottom bar of a phone. */
  deskOnly?: boolean
}

export const PLACES: readonly Place[] = [
  { name: 'overview', key: 'o', also: [], icon: 'M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8M9.5 20v-6h5v6' },
  { name: 'alerts', key: 'a', also: [], icon: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4M12 5V3' },
  { name: 'compounds', key: 'c', also: ['compound', 'device'], icon: 'M4 20V7l6-3v16M10 9h10v11M2.5 20h19M6.5 9h1M6.5 12.5h1M6.5 16h1M13 12.5h1M16.5 12.5h1M13 16h1M16.5 16h1' },
  { name: 'coverage', key: 'v', also: ['coverage-compound', 'coverage-policy', 'acceptance', 'register', 'commission', 'commissioning'], icon: 'M12 3 4.5 6v5.5c0 4.6 3.1 7.9 7.5 9.5 4.4-1.6 7.5-4.9 7.5-9.5V6zM8.5 12l2.4 2.4 4.6-4.8' },
  { name: 'police', key: 'p', also: ['handover'], icon: 'M12 3 5 5.5v5.2c0 4.6 3 8.2 7 10.3 4-2.1 7-5.7 7-10.3V5.5zM12 8.2v4.4M9.8 10.4h4.4', roles: ['police', 'admin'] },
  { name: 'work-orders', key: 'w', also: [], icon: 'M14.5 6.2a4 4 0 0 0-5.3 5.1L3.8 16.7a1.9 1.9 0 0 0 2.7 2.7l5.4-5.4a4 4 0 0 0 5.1-5.3l-2.6 2.6-2.5-.7-.7-2.5z', roles: ['admin', 'property', 'supervisor'] },
  { name: 'statistics', key: 's', also: ['repair-statistics'], icon: 'M4 20V4M4 20h16M8 16v-5M12 16V8M16 16v-3', deskOnly: true },
  { name: 'admin', key: 'm', also: [], icon: 'M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2', deskOnly: true }
]

export function mayVisit(roles: readonly Role[] | undefined, role: Role | undefined): boolean {
  return roles === undefined || (role !== undefined && roles.includes(role))
}
