import type { Component } from 'vue'
import type { Role } from '@/api/types'
import { withWords } from '@/i18n'
import { part } from '@/ui/part'

/** A page of the administration. One line here is all that a new one needs; its words are in the pack `admin` or in one of its own. */
export interface Section {
  /** Last part of its path and, under `admin.section`, the key of its name. */
  path: string
  /** Under `admin.group`: what it is listed with. */
  group: 'people' | 'alerts' | 'gateway'
  roles: readonly Role[]
  page: () => Promise<Component>
}

export const SECTIONS: readonly Section[] = [
  { path: 'rules', group: 'alerts', roles: ['admin', 'property', 'police', 'supervisor', 'tester'], page: part(() => import('./rules/RulesPage.vue')) },
  { path: 'routing', group: 'alerts', roles: ['admin', 'police', 'supervisor'], page: part(() => import('./routing/RoutingPage.vue')) },
  { path: 'maintenance', group: 'alerts', roles: ['admin', 'property', 'police', 'supervisor', 'tester'], page: part(() => import('./maintenance/MaintenancePage.vue')) },
  { path: 'ledger', group: 'alerts', roles: ['admin', 'police', 'supervisor'], page: part(() => import('./ledger/LedgerPage.vue')) },
  { path: 'users', group: 'people', roles: ['admin'], page: withWords('people', () => import('./people/UsersPage.vue')) },
  { path: 'tokens', group: 'people', roles: ['admin'], page: withWords('people', () => import('./people/TokensPage.vue')) },
  { path: 'audit', group: 'people', roles: ['admin', 'supervisor'], page: withWords('people', () => import('./audit/AuditPage.vue')) },
  { path: 'dead-letters', group: 'gateway', roles: ['admin', 'tester'], page: part(() => import('./dead-letters/DeadLettersPage.vue')) },
  { path: 'system', group: 'gateway', roles: ['admin', 'supervisor'], page: withWords('system', () => import('./system/SystemPage.vue')) },
  { path: 'simulator', group: 'gateway', roles: ['admin', 'tester'], page: withWords('system', () => import('./simulator/SimulatorPage.vue')) }
]

export const GROUPS = ['people', 'alerts', 'gateway'] as const

/** The first page somebody may open. */
export function firstSection(role: Role | undefined): Section | undefined {
  return SECTIONS.find(({ roles }) => role !== undefined && roles.includes(role))
}
