import { onScopeDispose, shallowReactive, shallowRef } from 'vue'

export interface Hotkey {
  /** As in KeyboardEvent.key, `Ctrl+` before it where it is held, or two keys in a row such as "g a". */
  key: string
  /** Key of the text that says what it does. */
  label: string
  run: () => void
}

const STORED = 'anju.hotkeys'
const SEQUENCE_MS = 1_000

/** Every key of the page in force: the one list that the help sheet shows and the listener obeys. */
export const hotkeys = shallowReactive(new Set<Hotkey>())
export const hotkeysOn = shallowRef(typeof localStorage === 'undefined' || localStorage.getItem(STORED) !== 'off')

export function switchHotkeys(on: boolean): void {
  hotkeysOn.value = on
  localStorage.setItem(STORED, on ? 'on' : 'off')
}

export function useHotkeys(list: readonly Hotkey[]): void {
  for (const hotkey of list) hotkeys.add(hotkey)
  onScopeDispose(() => {
    for (const hotkey of list) hotkeys.delete(hotkey)
  })
}

/** Single keys act only where nobody is typing and no dialog is open. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** One that fades away is closed already: what is pressed meanwhile is meant for the page. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((dialog) => dialog.checkVisibility() && dialog.closest('.dialog-fade-leave-active') === null)
}

const prefix = { key: '', at: 0 }

/** A key as the sheet and the tooltips write it. */
export function keyWords(key: string): string {
  return key.replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('Escape', 'Esc').replace(/^[A-Z]$/, (letter) => `Shift+${letter.toLowerCase()}`)
}

export function onKeydown(event: KeyboardEvent): void {
  if (!hotkeysOn.value || event.defaultPrevented || event.isComposing || event.altKey) return
  if (isTyping(event.target) || isDialogOpen()) return
  const pressed = event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key
  const sequence = event.timeStamp - prefix.at < SEQUENCE_MS ? `${prefix.key} ${pressed}` : ''
  const all = [...hotkeys]
  const hit = all.findLast((hotkey) => hotkey.key === sequence) ?? all.findLast((hotkey) => hotkey.key === pressed)
  prefix.key = pressed
  prefix.at = event.timeStamp
  if (hit === undefined) return
  // A control in focus keeps its own Enter and arrows.
  if (event.target instanceof HTMLElement && (pressed === 'Enter' || pressed.startsWith('Arrow')) && event.target.closest('a, button, [role="menu"], [role="slider"]')) return
  event.preventDefault()
  prefix.key = ''
  hit.run()
}
