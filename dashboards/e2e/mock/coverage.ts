import type { Area, Compound, CoverageBoard } from '../../src/api/types'
import { hash, NOW } from './estate'

const scoreOf = ({ id }: Compound): number => (hash(`${id} coverage`) > 0.8 ? 88.4 : 99.2)

function sum(compounds: readonly Compound[]) {
  return {
    compounds: compounds.length, households: 0, devices: 0, onlineNow: 0, workingNow: 0, figures: [], passing: compounds.filter((one) => scoreOf(one) > 95).length,
    score: Math.round((compounds.reduce((total, one) => total + scoreOf(one), 0) / compounds.length) * 10) / 10
  }
}

/** The coverage board, as far as the overview shows it. */
export function coverageOf(compounds: readonly Compound[], areas: readonly Area[]): CoverageBoard {
  return {
    asOfMs: NOW, policy: { id: 'p', title: { zh: '全植入标准', en: 'Policy' }, version: '1' } as unknown as CoverageBoard['policy'], city: { ...sum(compounds), areas: areas.length },
    areas: areas.map(({ id, name }) => ({ id, name, ...sum(compounds.filter(({ area }) => area === id)) })), batches: [],
    compounds: compounds.map((one) => ({ id: one.id, name: one.name, area: one.area, areaName: '', batch: one.batch, households: one.households, passes: scoreOf(one) > 95, score: scoreOf(one), devices: one.devices, onlineNow: 0, workingNow: 0, figures: [], systems: [], gapCount: 0, gaps: [] }))
  }
}
