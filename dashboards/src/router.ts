import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/types'
import { firstSection, SECTIONS } from './admin/sections'
import { withWords } from './i18n'
import { useSession } from './session/store'
import OfflinePage from './shell/OfflinePage.vue'
import { PLACES } from './shell/places'
import { MissingPart, part } from './ui/part'

declare module 'vue-router' {
  interface RouteMeta {
    /** Bare, but only for somebody who has signed in. */
    own?: boolean
    /** Shown without the shell, to anybody. */
    bare?: boolean
    /** Lets itself in with the token in the fragment of its address, which no server ever sees. */
    token?: boolean
    /** Who may open it; everybody when absent. The gateway refuses the data all the same. */
    roles?: readonly Role[]
  }
}

function meta(name: string): { meta?: { roles: readonly Role[] } } {
  const roles = PLACES.find((place) => place.name === name)?.roles
  return roles === undefined ? {} : { meta: { roles } }
}

const administration: RouteRecordRaw = {
  path: '/admin', name: 'admin', component: withWords('admin', () => import('./admin/AdminPage.vue')), ...meta('admin'),
  redirect: (to) => {
    const section = to.path === '/admin' ? firstSection(useSession().session?.role) : undefined
    return section === undefined ? { name: 'overview' } : { name: `admin-${section.path}` }
  },
  children: SECTIONS.map(({ path, roles, page }) => ({ path, name: `admin-${path}`, component: page, meta: { roles } }))
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: part(() => import('./session/SignInPage.vue')), meta: { bare: true } },
    // Part of the first load: it could not be fetched when it is needed.
    { path: '/offline', name: 'offline', component: OfflinePage, meta: { bare: true } },
    { path: '/password', name: 'password', component: withWords('people', () => import('./session/PasswordPage.vue')), meta: { bare: true, own: true } },
    { path: '/', name: 'overview', component: part(() => import('./overview/OverviewPage.vue')) },
    { path: '/alerts', name: 'alerts', component: part(() => import('./alerts/AlertsPage.vue')) },
    { path: '/compounds', name: 'compounds', component: part(() => import('./compounds/CompoundsPage.vue')) },
    { path: '/compounds/:id', name: 'compound', component: part(() => import('./compounds/CompoundPage.vue')), props: true },
    { path: '/devices/:id', name: 'device', component: part(() => import('./devices/DevicePage.vue')), props: true },
    { path: '/coverage', name: 'coverage', component: withWords('coverage', () => import('./coverage/CoveragePage.vue')) },
    { path: '/coverage/policy', name: 'coverage-policy', component: withWords('coverage', () => import('./coverage/PolicyPage.vue')), meta: { roles: ['admin', 'supervisor'] } },
    { path: '/coverage/acceptance', name: 'acceptance', component: withWords('coverage', () => import('./estate-admin/AcceptancePage.vue')), meta: { roles: ['admin', 'property', 'supervisor'] } },
    { path: '/coverage/register', name: 'register', component: withWords('coverage', () => import('./estate-admin/RegisterPage.vue')), meta: { roles: ['admin', 'property', 'supervisor'] } },
    { path: '/coverage/compounds/:id', name: 'coverage-compound', component: withWords(['coverage', 'commissioning'], () => import('./coverage/CompoundCoveragePage.vue')), props: true },
    { path: '/commission', name: 'commission', component: withWords('commissioning', () => import('./commissioning/CommissionPage.vue')), meta: { roles: ['admin', 'property'] } },
    { path: '/commission/:id', name: 'commissioning', component: withWords('commissioning', () => import('./commissioning/CommissioningPage.vue')), props: true, meta: { roles: ['admin', 'property', 'supervisor'] } },
    { path: '/police', name: 'police', component: withWords('police', () => import('./police/PolicePage.vue')), ...meta('police') },
    { path: '/police/handover', name: 'handover', component: withWords('police', () => import('./police/HandoverPage.vue')), ...meta('police') },
    { path: '/statistics', name: 'statistics', component: withWords('statistics', () => import('./statistics/StatisticsPage.vue')) },
    { path: '/statistics/repairs', name: 'repair-statistics', component: withWords('statistics', () => import('./statistics/RepairStatisticsPage.vue')), ...meta('work-orders') },
    { path: '/work-orders', name: 'work-orders', component: withWords('repairs', () => import('./repairs/WorkOrdersPage.vue')), ...meta('work-orders') },
    { path: '/wall', name: 'wall', component: part(() => import('./wall/WallPage.vue')), meta: { bare: true, token: true } },
    administration,
    { path: '/:path(.*)*', name: 'not-found', component: part(() => import('./shell/NotFoundPage.vue')) }
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 }
})

/** Only a path of this app: a link from outside must not send a user elsewhere after signing in. */
export function safeReturn(target: unknown): string {
  return typeof target === 'string' && /^\/(?![/\\])/.test(target) ? target : '/'
}

/** Where the page was loaded anew because the gateway has another version of it; once only, so that a broken page does not do it for ever. */
const RENEWED = 'anju.renewed'

router.onError((error, to) => {
  if (!(error instanceof MissingPart) || sessionStorage.getItem(RENEWED) === to.fullPath) return
  sessionStorage.setItem(RENEWED, to.fullPath)
  window.location.assign(to.fullPath)
})

router.afterEach((_to, _from, failure) => { if (!failure) sessionStorage.removeItem(RENEWED) })

router.beforeEach(async (to) => {
  const session = useSession()
  if (to.meta.token) {
    const token = new URLSearchParams(to.hash.slice(1)).get('token')
    if (token !== null) {
      await session.signInWithToken(token)
      return { path: to.path, query: to.query, hash: '', replace: true }
    }
  }
  if (to.name === 'offline') return true
  await session.restore()
  if (session.away && !session.signedIn) return { name: 'offline', query: { return: to.path === '/' ? '/' : to.fullPath.slice(0, to.fullPath.length - to.hash.length) }, hash: to.hash, replace: true }
  if (session.signedIn && !session.admitted && to.name !== 'password') {
    const target = to.name === 'sign-in' ? safeReturn(to.query['return']) : to.fullPath
    return { name: 'password', query: target === '/' ? {} : { return: target } }
  }
  if (session.signedIn) return to.name === 'sign-in' ? safeReturn(to.query['return']) : true
  if (to.meta.bare && !to.meta.token && !to.meta.own) return true
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { return: to.fullPath } }
})
