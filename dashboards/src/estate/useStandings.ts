import { computed } from 'vue'
import { useLive } from '@/live/store'
import { areaStanding, standing } from './standing'
import { useEstate } from './store'

/** Every compound and area in scope with live counts. */
export function useStandings() {
  const estate = useEstate()
  const live = useLive()
  const compounds = computed(() => [...estate.compounds.values()].map((compound) => standing(compound, live.compounds.get(compound.id))))
  const areas = computed(() => estate.areas.map((area) => areaStanding(area, compounds.value)))
  return { compounds, areas }
}
