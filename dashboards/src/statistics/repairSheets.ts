import type { RepairStatistics } from '@/api/types'
import type { Sheet } from '@/ui/xlsx'

interface Words {
  t: (key: string, slots?: Record<string, unknown>) => string
  full: (ms: number) => string
  kind: (name: string) => string
}

const MINUTE_MS = 60_000
const minutes = (ms: number | undefined): number | string => (ms === undefined ? '' : Math.round(ms / MINUTE_MS))

/** The figures of repairs as sheets of plain tables, for CSV and Excel; times in minutes, so that one can calculate with them. */
export function repairSheets(statistics: RepairStatistics, { t, full, kind }: Words): Sheet[] {
  const word = (key: string): string => t(`repairs.${key}`)
  const ends = (devices: RepairStatistics['warranty']['expiredDevices']): (string | number)[][] => devices.map((one) => [one.device, one.name, kind(one.kind), one.compoundName, one.manager ?? '', one.vendor ?? '', one.model ?? '', one.warrantyUntil])
  const endsHead = ['device', 'name', 'kind', 'compound', 'manager', 'vendor', 'model', 'until'].map(word)
  return [
    {
      name: word('times'),
      rows: [
        [t('statistics.span', { from: full(statistics.fromMs), to: full(statistics.toMs) })],
        [...['manager', 'kind', 'opened', 'pending', 'overdue', 'cancelled', 'recovered', 'reopened', 'inWarranty'].map(word), ...['assigned', 'done', 'verified'].flatMap((step) => [word(`${step}.count`), `${word(`${step}.median`)} (min)`, `${word(`${step}.p90`)} (min)`])],
        ...statistics.byCompany.map((row) => [row.manager, kind(row.kind), row.opened, row.pending, row.overdue, row.cancelled, row.recovered, row.reopened, row.inWarranty, ...[row.assigned, row.done, row.verified].flatMap((delay) => [delay.count, minutes(delay.medianMs), minutes(delay.p90Ms)])])
      ]
    },
    { name: word('parts'), rows: [['part', 'kind', 'vendor', 'model', 'pieces', 'orders'].map(word), ...statistics.parts.map((row) => [row.part, kind(row.kind), row.vendor ?? '', row.model ?? '', row.count, row.orders])] },
    { name: word('expiring'), rows: [endsHead, ...ends(statistics.warranty.expiringDevices)] },
    { name: word('expired'), rows: [endsHead, ...ends(statistics.warranty.expiredDevices)] }
  ]
}
