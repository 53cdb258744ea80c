import { shallowRef } from 'vue'

export interface Undo {
  /** What was done, in words. */
  text: string
  run: () => void
}

const SHOWN_MS = 10_000

/** The last thing that can be taken back, for ten seconds. */
export const undoable = shallowRef<Undo | null>(null)
let timer: ReturnType<typeof setTimeout> | null = null

export function offerUndo(undo: Undo): void {
  if (timer !== null) clearTimeout(timer)
  undoable.value = undo
  timer = setTimeout(() => { undoable.value = null }, SHOWN_MS)
}

export function undo(): void {
  const last = undoable.value
  undoable.value = null
  last?.run()
}
