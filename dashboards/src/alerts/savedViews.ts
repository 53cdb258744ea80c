import { shallowRef } from 'vue'
import { api, body } from '@/api/client'
import type { SavedView } from '@/api/types'

export interface SavedViewDraft {
  name: string
  query: Record<string, string>
  isDefault: boolean
}

/** Also where the page is served without TLS, which `randomUUID` does not run. */
const newId = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const views = shallowRef<readonly SavedView[]>([])

async function answered(call: Promise<{ data?: { items: SavedView[] } }>): Promise<readonly SavedView[]> {
  views.value = (await body(call)).items
  return views.value
}

/** Filters of the console that the user gave a name; the gateway keeps them, so that they are there in every browser. */
export function useSavedViews() {
  return {
    views,
    load: () => answered(api.GET('/api/v1/session/views')),
    add: (draft: SavedViewDraft) => answered(api.PUT('/api/v1/session/views/{id}', { params: { path: { id: newId() } }, body: draft })),
    change: ({ id, ...draft }: SavedView) => answered(api.PUT('/api/v1/session/views/{id}', { params: { path: { id } }, body: draft })),
    remove: (id: string) => answered(api.DELETE('/api/v1/session/views/{id}', { params: { path: { id } } }))
  }
}
