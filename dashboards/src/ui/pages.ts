import { onScopeDispose, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'

export interface Page<T> {
  items: T[]
  next?: string
}

export interface Pages<T> {
  items: ShallowRef<readonly T[] | null>
  error: ShallowRef<unknown>
  loading: ShallowRef<boolean>
  hasMore: ShallowRef<boolean>
  more: () => Promise<void>
  reload: () => Promise<void>
}

/** A list that the gateway gives page by page: read from the start when `key` changes and on `reload`, one page further on `more`. */
export function usePages<K, T>(key: WatchSource<K>, read: (key: K, cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  const items = shallowRef<readonly T[] | null>(null)
  const error = shallowRef<unknown>(null)
  const loading = shallowRef(false)
  const hasMore = shallowRef(false)
  let cursor: string | undefined
  let current: K
  let turn = 0

  async function load(from: string | undefined): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const page = await read(current, from)
      if (mine !== turn) return
      items.value = from === undefined ? page.items : [...(items.value ?? []), ...page.items]
      cursor = page.next
      hasMore.value = page.next !== undefined
      error.value = null
    } catch (cause) {
      if (mine !== turn) return
      error.value = cause
    }
    loading.value = false
  }

  watch(key, (next) => {
    current = next
    items.value = null
    void load(undefined)
  }, { immediate: true })
  onScopeDispose(() => { turn += 1 })
  return { items, error, loading, hasMore, more: () => (cursor === undefined ? Promise.resolve() : load(cursor)), reload: () => load(undefined) }
}
