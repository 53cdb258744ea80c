const ID = /^[A-Za-z0-9_.-]{1,64}$/
const LABEL = 'anju:device?'

/** The device a label or a typed text names, null when it names none. The password on a label is left where it is. */
export function deviceOf(text: string): string | null {
  const plain = text.trim()
  const id = plain.startsWith(LABEL) ? new URLSearchParams(plain.slice(LABEL.length)).get('id') ?? '' : plain
  return ID.test(id) ? id : null
}
