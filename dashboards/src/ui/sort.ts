import { computed, shallowRef, type Ref } from 'vue'

export type Order<T> = Record<string, (a: T, b: T) => number>

export interface Sort {
  name: string
  down: boolean
}

/** Rows in the order of a column; a second choice of the same column turns it round, a third goes back to the natural order. */
export function useSort<T>(rows: Ref<readonly T[]>, orders: Order<T>) {
  const sort = shallowRef<Sort | null>(null)
  const sorted = computed(() => {
    const order = sort.value ? orders[sort.value.name] : undefined
    if (!order || !sort.value) return rows.value
    const direction = sort.value.down ? -1 : 1
    return [...rows.value].sort((a, b) => direction * order(a, b))
  })
  function toggle(name: string): void {
    if (sort.value?.name !== name) sort.value = { name, down: true }
    else sort.value = sort.value.down ? { name, down: false } : null
  }
  return { sort, sorted, toggle }
}
