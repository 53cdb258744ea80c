import type { PartUse, WorkOrder, WorkOrderState } from '@/api/types'

export type OrderAction = 'assign' | 'done' | 'reopen' | 'cancel' | 'close' | 'note'

/** In which states the gateway lets a person do it. */
const FROM: Record<OrderAction, readonly WorkOrderState[]> = {
  assign: ['open', 'assigned'],
  done: ['open', 'assigned'],
  reopen: ['done', 'verified'],
  close: ['verified'],
  cancel: ['open', 'assigned', 'done'],
  note: ['open', 'assigned', 'done', 'verified', 'closed', 'cancelled']
}
export const ORDER_ACTIONS = Object.keys(FROM) as OrderAction[]

export function mayDo(action: OrderAction, state: WorkOrderState): boolean {
  return FROM[action].includes(state)
}

/** The list's filters, in the order of the chips; `pending` is what the page opens with. */
export const FILTERS = ['pending', 'overdue', 'unverified', 'open', 'assigned', 'done', 'verified', 'closed', 'cancelled'] as const
export type OrderFilter = (typeof FILTERS)[number]

export function isPending(order: WorkOrder): boolean {
  return order.state === 'open' || order.state === 'assigned' || order.state === 'done'
}

/** Since when an order stands where it does. */
export function sinceMs(order: WorkOrder): number {
  switch (order.state) {
    case 'open': return order.openedMs
    case 'assigned': return order.assignedMs ?? order.openedMs
    case 'done': return order.doneMs ?? order.openedMs
    case 'verified': return order.backMs ?? order.openedMs
    default: return order.closedMs ?? order.openedMs
  }
}

/** The lines of a form as parts to send; lines without a name are left out. */
export function partsOf(lines: readonly { part: string; count: number }[]): PartUse[] {
  return lines.map(({ part, count }) => ({ part: part.trim(), count: Math.round(count) })).filter(({ part }) => part !== '')
}
