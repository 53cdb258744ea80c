import { computed, onScopeDispose, ref, shallowRef, type ComputedRef } from 'vue'

/** The gateway's clock as this page knows it. The browser's own clock is never asked: it may be wrong by hours. */
const offsetMs = shallowRef<number | null>(null)
const tick = ref(0)
let listeners = 0
let timer: ReturnType<typeof setInterval> | null = null

export const monotonicMs = (): number => performance.now()

/** Takes the time of a frame that has just arrived, in epoch milliseconds. */
export function setServerTime(epochMs: number): void {
  offsetMs.value = epochMs - monotonicMs()
}

/** Epoch milliseconds, or null before the gateway has said what time it is. */
export function serverNow(): number | null {
  return offsetMs.value === null ? null : offsetMs.value + monotonicMs()
}

function beat(): void {
  tick.value += 1
}

/** The page's one ticking clock: a second's step, shared by every age on the page. */
export function useTick(): ComputedRef<number> {
  listeners += 1
  timer ??= setInterval(beat, 1_000)
  onScopeDispose(() => {
    listeners -= 1
    if (listeners === 0 && timer !== null) {
      clearInterval(timer)
      timer = null
    }
  })
  return computed(() => tick.value)
}

/** The gateway's time now, ticking; null before it is known. */
export function useServerNow(): ComputedRef<number | null> {
  const beats = useTick()
  return computed(() => (beats.value >= 0 ? serverNow() : null))
}
