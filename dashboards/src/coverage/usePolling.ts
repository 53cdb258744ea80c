import { onScopeDispose } from 'vue'

const EVERY_MS = 30_000

/** Reads again now and then while the page is looked at: figures move by the minute, not by the message. */
export function usePolling(reload: () => Promise<void>): void {
  const timer = setInterval(() => {
    if (!document.hidden) void reload()
  }, EVERY_MS)
  onScopeDispose(() => { clearInterval(timer) })
}
