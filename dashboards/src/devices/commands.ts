import { onScopeDispose, shallowRef, watch } from 'vue'
import { api, body } from '@/api/client'
import type { Command } from '@/api/types'

const POLL_MS = 1_000
const SHOWN = 20

/** The commands of a device: those that were sent, read again every second while one waits for its answer, and the way to send one. */
export function useCommands(device: () => string) {
  const commands = shallowRef<readonly Command[]>([])
  const error = shallowRef<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let turn = 0

  async function read(): Promise<void> {
    const mine = ++turn
    try {
      const list = await body(api.GET('/api/v1/devices/{id}/commands', { params: { path: { id: device() }, query: { limit: SHOWN } } }))
      if (mine !== turn) return
      commands.value = list
      error.value = null
    } catch (cause) {
      if (mine !== turn) return
      error.value = cause
    }
    if (commands.value.some(({ state }) => state === 'sent')) {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => { void read() }, POLL_MS)
    }
  }

  async function send(method: string, params: Record<string, unknown>): Promise<void> {
    try {
      const sent = await body(api.POST('/api/v1/devices/{id}/commands', { params: { path: { id: device() } }, body: { method, params } }))
      commands.value = [sent, ...commands.value]
    } finally {
      await read()
    }
  }

  watch(device, () => {
    commands.value = []
    void read()
  }, { immediate: true })
  onScopeDispose(() => {
    turn += 1
    if (timer !== null) clearTimeout(timer)
  })
  return { commands, error, send, read }
}
