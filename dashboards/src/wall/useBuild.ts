import { onScopeDispose, watch } from 'vue'
import { useLive } from '@/live/store'

const EVERY_MS = 30 * 60_000

function entry(html: string): string {
  return /assets\/index-[\w-]+\.js/.exec(html)?.[0] ?? ''
}

/** Loads the page anew when the gateway serves another build than this one: nobody presses a key at a wall. */
export function useFreshBuild(): void {
  const live = useLive()
  const mine = entry(document.documentElement.innerHTML)
  async function look(): Promise<void> {
    try {
      const answer = await fetch('/index.html', { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
      const theirs = answer.ok ? entry(await answer.text()) : ''
      if (mine && theirs && theirs !== mine) location.reload()
    } catch {
      // The banner says that the gateway is away; the next look follows.
    }
  }
  const timer = setInterval(() => { void look() }, EVERY_MS)
  watch(() => live.snapshots, (count) => { if (count > 1) void look() })
  onScopeDispose(() => { clearInterval(timer) })
}
