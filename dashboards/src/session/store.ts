import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { api, body, identify } from '@/api/client'
import { ApiError, isUnavailable, statusOf } from '@/api/problem'
import type { Session } from '@/api/types'

export const useSession = defineStore('session', () => {
  const session = shallowRef<Session | null>(null)
  /** True once a session ended without the user's wish: the sign-in page says so. */
  const expired = shallowRef(false)
  /** The gateway could not be asked whether somebody is signed in. */
  const away = shallowRef(false)
  let onExpired: () => void = () => undefined
  let asked: Promise<void> | null = null

  function enter(next: Session): void {
    session.value = next
    expired.value = false
    identify(next.csrfToken, expire)
  }

  function leave(): void {
    session.value = null
    identify('', () => undefined)
  }

  function expire(): void {
    if (session.value === null) return
    leave()
    expired.value = true
    onExpired()
  }

  async function ask(): Promise<void> {
    try {
      enter(await body(api.GET('/api/v1/session')))
      away.value = false
    } catch (error) {
      away.value = isUnavailable(error)
      if (statusOf(error) === 401) expire()
      else if (!(error instanceof ApiError)) throw error
    }
  }

  /** Finds out, once, whether the cookie of an earlier visit still holds. */
  function restore(): Promise<void> {
    if (away.value) asked = null
    asked ??= ask()
    return asked
  }

  async function signIn(username: string, password: string): Promise<void> {
    enter(await body(api.POST('/api/v1/session', { body: { username, password } })))
  }

  /** With a token that was made for this screen; what it may do is the gateway's to say. A token that is refused leads to signing in. */
  async function signInWithToken(token: string): Promise<void> {
    try {
      enter(await body(api.POST('/api/v1/session/token', { body: { token } })))
      asked = Promise.resolve()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    }
  }

  /** The gateway ends all sessions of the user and begins a new one, which is this page's from then on. */
  async function changePassword(current: string, password: string): Promise<void> {
    enter(await body(api.POST('/api/v1/session/password', { body: { current, password } })))
  }

  async function signOut(): Promise<void> {
    try {
      await api.DELETE('/api/v1/session')
    } finally {
      leave()
    }
  }

  return {
    session, expired, away,
    signedIn: computed(() => session.value !== null),
    /** Signed in, with a password of one's own: before, the gateway answers nothing else. */
    admitted: computed(() => session.value !== null && !session.value.mustChangePassword),
    timeZone: computed(() => session.value?.timeZone ?? 'Asia/Shanghai'),
    restore, verify: ask, signIn, signInWithToken, changePassword, signOut,
    whenExpired: (run: () => void) => { onExpired = run }
  }
})
