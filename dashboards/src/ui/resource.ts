import { onScopeDispose, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue'

export interface Resource<T> {
  data: ShallowRef<T | null>
  error: ShallowRef<unknown>
  loading: ShallowRef<boolean>
  reload: () => Promise<void>
}

/** Something read over REST: read at once, again when `key` changes (old data dropped), and again on `reload` (old data kept meanwhile). */
export function useResource<K, T>(key: WatchSource<K>, read: (key: K) => Promise<T>): Resource<T> {
  const data = shallowRef<T | null>(null)
  const error = shallowRef<unknown>(null)
  const loading = shallowRef(true)
  let current: K
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const result = await read(current)
      if (mine !== turn) return
      data.value = result
      error.value = null
    } catch (cause) {
      if (mine !== turn) return
      error.value = cause
    }
    loading.value = false
  }

  watch(key, (next) => {
    current = next
    data.value = null
    error.value = null
    void load()
  }, { immediate: true })
  onScopeDispose(() => { turn += 1 })
  return { data, error, loading, reload: load }
}
