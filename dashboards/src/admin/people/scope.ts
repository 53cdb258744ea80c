import type { Area, Compound } from '@/api/types'

/** What of the estate a user or token may see. */
export interface ScopeChoice {
  city: boolean
  areas: readonly string[]
  compounds: readonly string[]
}

/** The choice as the gateway takes it: compounds that stand in a chosen area are left out, for the area holds them. */
export function scopeBody({ city, areas, compounds }: ScopeChoice, areaOf: (compound: string) => string | undefined): { city: boolean; areas: string[]; compounds: string[] } {
  return city ? { city, areas: [], compounds: [] } : { city, areas: [...areas], compounds: compounds.filter((id) => !areas.includes(areaOf(id) ?? '')) }
}

export interface AreaGroup {
  area: Area
  compounds: Compound[]
}

/** Areas with their compounds whose name, id or area fits the words typed; areas without any are left out. */
export function groupsOf(areas: readonly Area[], compounds: Iterable<Compound>, typed: string): AreaGroup[] {
  const wanted = typed.trim().toLowerCase()
  const all = [...compounds]
  return areas.map((area) => ({
    area,
    compounds: all.filter((one) => one.area === area.id && (wanted === '' || [one.name, one.id, area.name].some((text) => text.toLowerCase().includes(wanted)))).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  })).filter((group) => group.compounds.length > 0)
}
