import { useI18n } from 'vue-i18n'
import { useEstate } from '@/estate/store'
import type { ScopeChoice } from './scope'

const NAMED = 2

/** What somebody may see, in one line: the city, or areas and the first compounds by name. */
export function useScopeWords(): (scope: ScopeChoice) => string {
  const { t } = useI18n()
  const estate = useEstate()
  return ({ city, areas, compounds }) => {
    if (city) return t('people.wholeCity')
    const names = [...areas.map((id) => estate.areaName(id)), ...compounds.map((id) => estate.compounds.get(id)?.name ?? id)]
    if (names.length === 0) return t('people.nothing')
    const first = names.slice(0, NAMED).join(t('people.comma'))
    return names.length > NAMED ? t('people.andMore', { names: first, count: names.length }) : first
  }
}
