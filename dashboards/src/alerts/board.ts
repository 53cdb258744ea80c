import type { Alert } from '@/api/types'
import { compareAlerts, matches, type AlertFilter } from './order'

/**
 * The rows of the console. While somebody works in the list (`frozen`), rows keep their places and new alerts are held back and counted;
 * a row on screen still shows its change at once.
 */
export class AlertBoard {
  private readonly alerts = new Map<string, Alert>()
  private readonly heldIds = new Set<string>()
  private ids: string[] = []
  private frozenNow = false
  /** Alerts that changed while a page was being read: they are newer than what the page says. */
  private readonly fresher = new Map<string, Alert>()
  private reading = 0

  /** @param me name of the user, for the view of what is theirs */
  constructor(private filter: AlertFilter, private readonly me: () => string = () => '') {}

  get rows(): Alert[] {
    return this.ids.map((id) => this.alerts.get(id)).filter((alert) => alert !== undefined)
  }

  get held(): number {
    return this.heldIds.size
  }

  get(id: string): Alert | undefined {
    return this.alerts.get(id)
  }

  /** Marks the start of a REST read; `replace` or `append` ends it, `abandon` if it failed. */
  begin(): void {
    if (this.reading === 0) this.fresher.clear()
    this.reading += 1
  }

  abandon(): void {
    this.reading -= 1
  }

  replace(filter: AlertFilter, page: readonly Alert[]): void {
    this.reading -= 1
    this.filter = filter
    this.alerts.clear()
    this.heldIds.clear()
    for (const alert of page) this.alerts.set(alert.id, alert)
    this.takeFresher()
    this.sort()
  }

  /** Empties the list for a new filter, before its first page is there. */
  replaceNothing(filter: AlertFilter): void {
    this.filter = filter
    this.alerts.clear()
    this.heldIds.clear()
    this.ids = []
  }

  append(page: readonly Alert[]): void {
    this.reading -= 1
    for (const alert of page) if (!this.alerts.has(alert.id)) this.alerts.set(alert.id, alert)
    this.takeFresher()
    const known = new Set(this.ids)
    if (this.frozenNow) this.ids.push(...page.map(({ id }) => id).filter((id) => !known.has(id) && !this.heldIds.has(id)))
    else this.sort()
  }

  /** Takes alerts that were raised or changed. */
  put(changed: readonly Alert[]): void {
    const onScreen = new Set(this.ids)
    for (const alert of changed) {
      if (this.reading > 0) this.fresher.set(alert.id, alert)
      const fits = matches(alert, this.filter, this.me())
      if (onScreen.has(alert.id)) {
        this.alerts.set(alert.id, alert)
      } else if (fits) {
        this.alerts.set(alert.id, alert)
        if (this.frozenNow) this.heldIds.add(alert.id)
      } else {
        this.alerts.delete(alert.id)
        this.heldIds.delete(alert.id)
      }
    }
    if (!this.frozenNow) this.sort()
  }

  freeze(frozen: boolean): void {
    if (this.frozenNow === frozen) return
    this.frozenNow = frozen
    if (!frozen) this.applyHeld()
  }

  /** Lets the held alerts in and puts every row where it belongs. */
  applyHeld(): void {
    this.heldIds.clear()
    this.sort()
  }

  private takeFresher(): void {
    for (const [id, alert] of this.fresher) {
      if (this.alerts.has(id) || matches(alert, this.filter, this.me())) this.alerts.set(id, alert)
    }
    if (this.reading === 0) this.fresher.clear()
  }

  private sort(): void {
    for (const [id, alert] of this.alerts) if (!matches(alert, this.filter, this.me())) this.alerts.delete(id)
    this.ids = [...this.alerts.values()].sort(compareAlerts).map(({ id }) => id)
  }
}
