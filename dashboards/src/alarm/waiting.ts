import type { Alert } from '@/api/types'

/** Alerts that call for attention: 一级 and 二级 that nobody owns. Nothing below makes a sound. */
export class Waiting {
  private readonly severities = new Map<string, number>()

  /** Takes changes from the feed; returns those that begin to call now. */
  take(changed: readonly Alert[]): Alert[] {
    const fresh: Alert[] = []
    for (const alert of changed) {
      if (calls(alert)) {
        if (!this.severities.has(alert.id)) fresh.push(alert)
        this.severities.set(alert.id, alert.severity)
      } else {
        this.severities.delete(alert.id)
      }
    }
    return fresh
  }

  get gravest(): number | null {
    let gravest: number | null = null
    for (const severity of this.severities.values()) gravest = Math.min(gravest ?? severity, severity)
    return gravest
  }

  clear(): void {
    this.severities.clear()
  }
}

function calls(alert: Alert): boolean {
  return alert.state === 'raised' && alert.severity <= 2
}
