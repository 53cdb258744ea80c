import { useHotkeys } from '@/ui/hotkeys'
import { undo } from '@/ui/undo'
import type { Action } from './handling'

export interface ConsoleCommands {
  step: (by: 1 | -1, extend?: boolean) => void
  start: (action: Action) => void
  severity: (n: number) => void
  escape: () => void
  toggle: () => void
  all: () => void
  open: () => void
  incident: (by: 1 | -1) => void
  mine: () => void
  held: () => void
  pause: () => void
  search: () => void
}

/** The keys of the alert console. */
export function useConsoleKeys(does: ConsoleCommands): void {
  useHotkeys([
    ...['j', 'ArrowDown'].map((key) => ({ key, label: 'keys.next', run: () => { does.step(1) } })),
    ...['k', 'ArrowUp'].map((key) => ({ key, label: 'keys.previous', run: () => { does.step(-1) } })),
    { key: 'J', label: 'keys.extend', run: () => { does.step(1, true) } },
    { key: 'K', label: 'keys.extend', run: () => { does.step(-1, true) } },
    { key: 'x', label: 'keys.choose', run: does.toggle },
    { key: 'Ctrl+a', label: 'keys.chooseAll', run: does.all },
    ...['Enter', 'o'].map((key) => ({ key, label: 'keys.open', run: does.open })),
    { key: 'Escape', label: 'keys.close', run: does.escape },
    { key: '[', label: 'keys.previousIncident', run: () => { does.incident(-1) } },
    { key: ']', label: 'keys.nextIncident', run: () => { does.incident(1) } },
    { key: 'a', label: 'keys.acknowledge', run: () => { does.start('acknowledge') } },
    { key: 's', label: 'keys.assign', run: () => { does.start('assign') } },
    { key: 'c', label: 'keys.comment', run: () => { does.start('comment') } },
    { key: 'h', label: 'keys.shelve', run: () => { does.start('shelve') } },
    { key: 'e', label: 'keys.clear', run: () => { does.start('clear') } },
    { key: 'i', label: 'keys.move', run: () => { does.start('move') } },
    { key: 'u', label: 'keys.undo', run: undo },
    { key: '/', label: 'keys.search', run: does.search },
    { key: 'm', label: 'keys.mine', run: does.mine },
    { key: 'n', label: 'keys.applyHeld', run: does.held },
    { key: 'p', label: 'keys.pause', run: does.pause },
    ...[1, 2, 3, 4].map((n) => ({ key: String(n), label: 'keys.severity', run: () => { does.severity(n) } })),
    { key: '0', label: 'keys.allSeverities', run: () => { does.severity(0) } }
  ])
}
