import { shallowRef, type ShallowRef } from 'vue'
import { explain as inWords } from '@/api/explain'

export interface Action {
  busy: ShallowRef<boolean>
  /** What the last work was refused with, in words; empty when it went well. */
  problem: ShallowRef<string>
  /** Runs the work unless another runs; tells whether it went well. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
}

/** Something a user sets off: busy while it runs, its failure kept as words for the place where it was asked for. */
export function useAction(explain: (cause: unknown) => string = inWords): Action {
  const busy = shallowRef(false)
  const problem = shallowRef('')
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = ''
    try {
      await work()
    } catch (cause) {
      problem.value = explain(cause)
    }
    busy.value = false
    return problem.value === ''
  }
  return { busy, problem, run }
}
