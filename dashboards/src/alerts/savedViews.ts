import { computed, shallowRef } from 'vue'
import { useSession } from '@/session/store'

export interface SavedView {
  name: string
  query: Record<string, string>
}

const MOST = 12

function read(key: string): SavedView[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(found) ? (found as SavedView[]).filter(({ name, query }) => typeof name === 'string' && typeof query === 'object').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Filters that the user gave a name; kept in this browser, for this user. */
export function useSavedViews() {
  const session = useSession()
  const key = computed(() => `anju.views.${session.session?.username ?? ''}`)
  const views = shallowRef(read(key.value))
  function keep(next: SavedView[]): void {
    views.value = next
    localStorage.setItem(key.value, JSON.stringify(next))
  }
  return {
    views,
    save: (name: string, query: Record<string, string>) => { keep([...views.value.filter((view) => view.name !== name), { name, query }].slice(-MOST)) },
    remove: (name: string) => { keep(views.value.filter((view) => view.name !== name)) }
  }
}
