import { describe, expect, it } from 'vitest'
import type { Area, Compound } from '@/api/types'
import { groupsOf, scopeBody } from './scope'

const area = (id: string, name: string): Area => ({ id, name }) as Area
const compound = (id: string, name: string): Compound => ({ id, name, area: id.slice(0, 2) }) as Compound
const AREAS = [area('A1', '首阳山片区'), area('A2', '商城片区')]
const COMPOUNDS = [compound('A1-C1', '锦绣苑'), compound('A1-C2', '东关小区'), compound('A2-C1', '商都花园')]

describe('scopeBody', () => {
  const areaOf = (id: string): string => id.slice(0, 2)

  it('names no part beside the whole city', () => {
    expect(scopeBody({ city: true, areas: ['A1'], compounds: ['A2-C1'] }, areaOf)).toEqual({ city: true, areas: [], compounds: [] })
  })

  it('leaves out compounds that a chosen area holds', () => {
    expect(scopeBody({ city: false, areas: ['A1'], compounds: ['A1-C1', 'A2-C1'] }, areaOf)).toEqual({ city: false, areas: ['A1'], compounds: ['A2-C1'] })
  })
})

describe('groupsOf', () => {
  const ids = (typed: string): string[] => groupsOf(AREAS, COMPOUNDS, typed).flatMap((group) => group.compounds.map(({ id }) => id))

  it('finds by name, id and area, whatever the case', () => {
    expect(ids('')).toHaveLength(3)
    expect(ids('锦绣')).toEqual(['A1-C1'])
    expect(ids('a2-c')).toEqual(['A2-C1'])
    expect(ids(' 首阳山 ').sort()).toEqual(['A1-C1', 'A1-C2'])
    expect(ids('nowhere')).toEqual([])
  })
})
