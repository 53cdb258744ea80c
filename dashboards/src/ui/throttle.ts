import { onScopeDispose } from 'vue'

/** Runs at once, then at most once per `ms`; the last call of a burst is never dropped. */
export function useThrottle(run: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const next = (): void => {
    timer = null
    if (!again) return
    again = false
    call()
  }
  function call(): void {
    if (timer !== null) {
      again = true
      return
    }
    timer = setTimeout(next, ms)
    run()
  }
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer)
  })
  return call
}
