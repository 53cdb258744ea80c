import { computed, onScopeDispose, shallowRef, triggerRef, watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { Disposition, FeedPage, Receipt } from '@/api/types'
import { useLive } from '@/live/store'
import { useThrottle } from '@/ui/throttle'
import { casesOf, gapsOf, messagesOf, rowsOf, type Gap, type Message } from './queue'

const BACK = 300
const PAGE = 500
const REFRESH_MS = 1_000
const RETRY_MS = 5_000
const RECEIPTS_AT_ONCE = 6

/** The feed of a recipient as a queue: the last numbers, then every new one as the live feed announces it; gaps are fetched again. */
export function useQueue(recipient: Ref<string | null>) {
  const live = useLive()
  const messages = shallowRef(new Map<number, Message>())
  const receipts = shallowRef(new Map<string, readonly Receipt[]>())
  const lost = shallowRef<Gap | null>(null)
  const error = shallowRef<unknown>(null)
  const loaded = shallowRef(false)
  let next = 0
  let turn = 0

  const ask = (id: string, after: number, limit: number): Promise<FeedPage> => body(api.GET('/api/v1/feeds/{recipient}/alerts', { params: { path: { recipient: id }, query: { after, limit } } }))

  async function readReceipts(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += RECEIPTS_AT_ONCE) {
      await Promise.all(ids.slice(from, from + RECEIPTS_AT_ONCE).map(async (id) => {
        const list = await body(api.GET('/api/v1/alerts/{id}/receipts', { params: { path: { id } } }))
        receipts.value.set(id, list.filter((one) => one.recipient === recipient.value))
      }))
    }
    triggerRef(receipts)
  }

  function take(page: FeedPage): string[] {
    const fresh = messagesOf(page)
    for (const message of fresh) messages.value.set(message.sequence, message)
    lost.value = page.gap ?? lost.value
    next = Math.max(next, page.next)
    triggerRef(messages)
    return [...new Set(fresh.map(({ alertId }) => alertId))]
  }

  async function read(fromStart: boolean): Promise<void> {
    const id = recipient.value
    if (id === null) return
    const mine = ++turn
    try {
      if (fromStart) {
        const probe = await ask(id, 0, 1)
        if (mine !== turn) return
        messages.value = new Map()
        next = Math.max(0, probe.highest - BACK)
      }
      const changed = new Set<string>()
      for (;;) {
        const page = await ask(id, next, PAGE)
        if (mine !== turn) return
        for (const one of take(page)) changed.add(one)
        if (page.items.length < PAGE) break
      }
      for (const gap of gapsOf([...messages.value.values()])) for (const one of take(await ask(id, gap.from - 1, Math.min(PAGE, gap.to - gap.from + 1)))) changed.add(one)
      await readReceipts([...changed])
      error.value = null
      loaded.value = true
    } catch (cause) {
      if (mine === turn) error.value = cause
    }
  }

  const refresh = useThrottle(() => { void read(false) }, REFRESH_MS)
  live.addAlertListener(refresh)
  watch(recipient, () => {
    loaded.value = false
    next = 0
    receipts.value = new Map()
    void read(true)
  }, { immediate: true })
  watch(() => live.snapshots, () => { if (loaded.value) void read(true) })
  const timer = setInterval(() => { if (gaps.value.length > 0 || error.value !== null) void read(!loaded.value) }, RETRY_MS)
  onScopeDispose(() => {
    turn += 1
    clearInterval(timer)
  })

  const gaps = computed(() => gapsOf([...messages.value.values()]))
  const cases = computed(() => casesOf([...messages.value.values()], receipts.value))

  async function answer(alert: string, disposition: Disposition, note: string, officer: string): Promise<void> {
    const id = recipient.value
    if (id === null) return
    const receipt = { alert, disposition, id: crypto.randomUUID(), ...(note ? { note } : {}), ...(officer ? { officer } : {}) }
    try {
      await body(api.POST('/api/v1/feeds/{recipient}/receipts', { params: { path: { recipient: id } }, body: receipt }))
    } finally {
      await readReceipts([alert])
    }
  }

  return { cases, gaps, rows: computed(() => rowsOf(cases.value, gaps.value)), lost, error, loaded, answer, reload: () => read(true) }
}
