import { computed, shallowRef, watch, type Ref } from 'vue'

/** Which rows are chosen for handling together. What leaves the list leaves the choice. */
export function useSelection(shown: Ref<readonly string[]>) {
  const ids = shallowRef<ReadonlySet<string>>(new Set())

  function toggle(id: string): void {
    const next = new Set(ids.value)
    if (!next.delete(id)) next.add(id)
    ids.value = next
  }
  function add(id: string): void {
    if (!ids.value.has(id)) ids.value = new Set([...ids.value, id])
  }
  watch(shown, (now) => {
    if (ids.value.size === 0) return
    const here = new Set(now)
    const kept = [...ids.value].filter((id) => here.has(id))
    if (kept.length !== ids.value.size) ids.value = new Set(kept)
  })
  return {
    ids, toggle, add,
    size: computed(() => ids.value.size),
    all: () => { ids.value = new Set(shown.value) },
    clear: () => { ids.value = new Set() }
  }
}
