import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Alert } from '@/api/types'
import { monotonicMs, useTick } from '@/live/clock'
import { useLive } from '@/live/store'
import { useSession } from '@/session/store'
import { canSound, openSound, sound } from './tone'
import { Waiting } from './waiting'

const MUTE_MS = 5 * 60_000
const AGAIN_MS = 20_000

/**
 * Sound and browser notifications for new 一级 and 二级 alerts, for those who asked for them. A 一级 alert sounds again every 20 s until
 * somebody owns it. What the browser keeps from sounding is said, never assumed.
 */
export const useAlarm = defineStore('alarm', () => {
  const session = useSession()
  const live = useLive()
  const ticks = useTick()
  const waiting = new Waiting()
  const wanted = shallowRef(false)
  const open = shallowRef(canSound())
  const mutedUntil = shallowRef(0)
  let lastMs = 0
  let tell: (alerts: readonly Alert[]) => void = () => undefined

  const key = (): string => `anju.alarm.${session.session?.username ?? ''}`
  const muted = computed(() => ticks.value >= 0 && monotonicMs() < mutedUntil.value)
  const state = computed(() => {
    if (!wanted.value) return 'off'
    if (!open.value) return 'blocked'
    return muted.value ? 'muted' : 'on'
  })
  const mutedMs = computed(() => (ticks.value >= 0 ? Math.max(0, mutedUntil.value - monotonicMs()) : 0))

  function ring(severity: number): void {
    if (state.value !== 'on') return
    lastMs = monotonicMs()
    sound(severity === 1 ? 1 : 2)
  }

  /** Begins to listen; `notify` shows a browser notification for each alert that begins to call. */
  function listen(notify: (alerts: readonly Alert[]) => void): () => void {
    tell = notify
    wanted.value = localStorage.getItem(key()) === 'on'
    if (wanted.value) void openSound().then((ok) => { open.value = ok })
    live.addAlertListener((changed) => {
      const fresh = waiting.take(changed)
      const first = fresh[0]
      if (first === undefined) return
      ring(fresh.some(({ severity }) => severity === 1) ? 1 : first.severity)
      if (wanted.value && !muted.value) tell(fresh)
    })
    const timer = setInterval(() => {
      if (waiting.gravest === 1 && monotonicMs() - lastMs > AGAIN_MS) ring(1)
    }, 1_000)
    return () => {
      clearInterval(timer)
      waiting.clear()
    }
  }

  /** From a click: switches on, with a test tone, or off. */
  async function toggle(): Promise<void> {
    if (state.value === 'on' || state.value === 'muted') {
      wanted.value = false
      localStorage.setItem(key(), 'off')
      return
    }
    wanted.value = true
    localStorage.setItem(key(), 'on')
    open.value = await openSound()
    mutedUntil.value = 0
    ring(2)
    if ('Notification' in window && Notification.permission === 'default') await Notification.requestPermission()
  }

  function mute(): void {
    if (!wanted.value) return
    mutedUntil.value = muted.value ? 0 : monotonicMs() + MUTE_MS
  }

  return { state, mutedMs, toggle, mute, listen }
})
