import type { Role } from '@/api/types'

export const ROLES: readonly Role[] = ['admin', 'property', 'police', 'supervisor', 'tester']
