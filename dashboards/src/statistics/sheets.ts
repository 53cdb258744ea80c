import type { AlertStatistics, Text } from '@/api/types'
import type { Sheet } from '@/ui/xlsx'

interface Words {
  t: (key: string, slots?: Record<string, unknown>) => string
  words: (text: Text) => string
  full: (ms: number) => string
  reasonWord: (reason: string) => string
}

const SECOND_MS = 1000
const seconds = (ms: number | undefined): number | string => (ms === undefined ? '' : Math.round(ms / SECOND_MS))

/** The statistics as sheets of plain tables, for CSV and Excel; times in seconds, so that one can calculate with them. */
export function statisticsSheets(statistics: AlertStatistics, { t, words, full, reasonWord }: Words): Sheet[] {
  const count = t('statistics.count')
  return [
    {
      name: t('statistics.response'),
      rows: [
        [t('statistics.span', { from: full(statistics.fromMs), to: full(statistics.toMs) })],
        [t('statistics.severity'), count, t('statistics.acknowledged'), `${t('statistics.ackMedian')} (s)`, `${t('statistics.ackP90')} (s)`, `${t('statistics.ackLongest')} (s)`, `${t('statistics.clearMedian')} (s)`, `${t('statistics.clearP90')} (s)`],
        ...statistics.bySeverity.map(({ severity, count: n, acknowledged, cleared }) => [t(`severity.${String(severity)}`), n, acknowledged.count, seconds(acknowledged.medianMs), seconds(acknowledged.p90Ms), seconds(acknowledged.longestMs), seconds(cleared.medianMs), seconds(cleared.p90Ms)])
      ]
    },
    { name: t('statistics.byCategory'), rows: [[t('statistics.category'), count, ...[1, 2, 3, 4].map((n) => t(`severity.${String(n)}`))], ...statistics.byCategory.map(({ category, count: n, bySeverity }) => [t(`category.${category}`), n, ...bySeverity])] },
    { name: t('statistics.byDay'), rows: [[t('statistics.day'), count], ...statistics.byDay.map(({ dayMs, count: n }) => [full(dayMs).slice(0, 10), n])] },
    { name: t('statistics.byHour'), rows: [[t('statistics.hour'), count], ...statistics.byHour.map((n, hour) => [hour, n])] },
    { name: t('statistics.byRule'), rows: [[t('statistics.rule'), t('statistics.title'), count], ...statistics.byRule.map(({ id, title, count: n }) => [id, title ? words(title) : '', n])] },
    { name: t('statistics.byCompound'), rows: [[t('statistics.id'), t('compounds.name'), count], ...statistics.byCompound.map(({ id, name, count: n }) => [id, name ?? '', n])] },
    { name: t('statistics.byDevice'), rows: [[t('statistics.id'), t('statistics.device'), t('compounds.name'), count], ...statistics.byDevice.map(({ id, name, compoundName, count: n }) => [id, name ?? '', compoundName ?? '', n])] },
    { name: t('statistics.byReason'), rows: [[t('statistics.reason'), count], ...statistics.byReason.map(({ reason, count: n }) => [reasonWord(reason), n])] }
  ]
}
