const PAUSE_MS = 1_000
/** Two minutes: a gateway that is away for longer is somebody's concern, and the page says so. */
const TRIES = 120

/** Whether the gateway, from which the files of the app come, answers. */
async function isServed(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

const wait = (): Promise<void> => new Promise((done) => { setTimeout(done, PAUSE_MS) })

/** The gateway is there and has no such file: it was replaced by another version. */
export class MissingPart extends Error {}

/**
 * A part of the app that is loaded when it is needed, and asked for again while the gateway is away. Fails with `MissingPart`, or with the
 * last error after two minutes.
 */
export function part<T>(load: () => Promise<T>, pause = wait): () => Promise<T> {
  return async () => {
    let served = false
    for (let tries = 1; ; tries += 1) {
      try {
        return await load()
      } catch (error) {
        if (served) throw new MissingPart('the gateway has another version of this page', { cause: error })
        if (tries === TRIES) throw error
        served = await isServed()
        if (!served) await pause()
      }
    }
  }
}
