import { onScopeDispose, watch } from 'vue'
import { useLive } from '@/live/store'

const EVERY_MS = 30 * 60_000

function entry(html: string): string {
  return /assets\/index-[\w-]+\.js/.exec(html)?.[0] ?? ''
}

/** Calls `renewed` when the gateway serves another build than this page: looked for after every reconnect and each half hour. */
export function onOtherBuild(renewed: () => void): void {
  const live = useLive()
  const mine = entry(document.documentElement.innerHTML)
  async function look(): Promise<void> {
    try {
      const answer = await fetch('/index.html', { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
      const theirs = answer.ok ? entry(await answer.text()) : ''
      if (mine && theirs && theirs !== mine) renewed()
    } catch {
      // The banner says that the gateway is away; the next look follows.
    }
  }
  const timer = setInterval(() => { void look() }, EVERY_MS)
  watch(() => live.connections, (count) => { if (count > 1) void look() })
  onScopeDispose(() => { clearInterval(timer) })
}

/** Lets the browser keep the shell of the app, so that it opens without a network. Only where the browser trusts the address. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  })
}
