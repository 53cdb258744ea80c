import { computed, onScopeDispose, shallowRef, triggerRef, watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { Alert } from '@/api/types'
import { useLive } from '@/live/store'
import { AlertBoard } from './board'
import { askOf, type AlertFilter } from './order'

const PAGE = 200

/** The rows of the console for a filter: pages over REST, changes from the feed, order frozen while `frozen`. */
export function useConsole(filter: Ref<AlertFilter>, frozen: Ref<boolean>, me: Ref<string>) {
  const live = useLive()
  const board = shallowRef(new AlertBoard(filter.value, () => me.value))
  const next = shallowRef<string | null>(null)
  const loaded = shallowRef(false)
  const loading = shallowRef(false)
  const error = shallowRef<unknown>(null)
  /** 一级 alerts that nobody owns: they stay in sight whatever the filter. */
  const grave = shallowRef<readonly Alert[]>([])
  let turn = 0

  const query = (wanted: AlertFilter) => ({ ...askOf(wanted, me.value), limit: PAGE })
  const inArea = (alerts: readonly Alert[], { area }: AlertFilter): readonly Alert[] => (area === undefined ? alerts : alerts.filter((alert) => alert.area === area))

  async function read(): Promise<void> {
    const mine = ++turn
    const wanted = filter.value
    board.value.begin()
    loading.value = true
    try {
      const page = await body(api.GET('/api/v1/alerts', { params: { query: query(wanted) } }))
      if (mine !== turn) {
        board.value.abandon()
        return
      }
      board.value.replace(wanted, inArea(page.items, wanted))
      next.value = page.next ?? null
      loaded.value = true
      error.value = null
    } catch (cause) {
      board.value.abandon()
      if (mine === turn) error.value = cause
    }
    if (mine === turn) loading.value = false
    triggerRef(board)
  }

  async function more(): Promise<void> {
    if (next.value === null || loading.value) return
    const mine = turn
    board.value.begin()
    loading.value = true
    try {
      const page = await body(api.GET('/api/v1/alerts', { params: { query: { ...query(filter.value), cursor: next.value } } }))
      if (mine === turn) {
        board.value.append(inArea(page.items, filter.value))
        next.value = page.next ?? null
      } else {
        board.value.abandon()
      }
    } catch (cause) {
      board.value.abandon()
      error.value = cause
    }
    if (mine === turn) loading.value = false
    triggerRef(board)
  }

  async function readGrave(): Promise<void> {
    try {
      grave.value = (await body(api.GET('/api/v1/alerts', { params: { query: { state: 'raised', severity: 1, limit: 20 } } }))).items
    } catch {
      // The list itself says that the gateway cannot be read.
    }
  }

  function put(changed: readonly Alert[]): void {
    board.value.put(changed)
    triggerRef(board)
    const ids = new Set(changed.map(({ id }) => id))
    if (changed.some((alert) => alert.severity === 1) || grave.value.some(({ id }) => ids.has(id))) {
      const still = [...changed.filter((alert) => alert.severity === 1 && alert.state === 'raised'), ...grave.value.filter(({ id }) => !ids.has(id))]
      grave.value = still.sort((a, b) => b.raisedMs - a.raisedMs)
    }
  }

  live.addAlertListener(put)
  watch(() => JSON.stringify(filter.value), () => {
    loaded.value = false
    board.value.replaceNothing(filter.value)
    triggerRef(board)
    void read()
  })
  watch(() => live.snapshots, () => {
    void read()
    void readGrave()
  })
  watch(frozen, (on) => {
    board.value.freeze(on)
    triggerRef(board)
  }, { immediate: true })
  onScopeDispose(() => { turn += 1 })
  void read()
  void readGrave()

  return {
    rows: computed(() => board.value.rows),
    held: computed(() => board.value.held),
    get: (id: string) => board.value.get(id),
    put,
    applyHeld: () => {
      board.value.applyHeld()
      triggerRef(board)
    },
    grave, loaded, loading, error, read, more,
    hasMore: computed(() => next.value !== null)
  }
}
