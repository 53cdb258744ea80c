import { describe, expect, it } from 'vitest'
import { mayDo, ORDER_ACTIONS, partsOf } from './orders'

describe('work orders', () => {
  it('offers what the gateway allows', () => {
    const offered = (state: Parameters<typeof mayDo>[1]): string[] => ORDER_ACTIONS.filter((action) => mayDo(action, state))
    expect(offered('open')).toEqual(['assign', 'done', 'cancel', 'note'])
    expect(offered('done')).toEqual(['reopen', 'cancel', 'note'])
    expect(offered('verified')).toEqual(['reopen', 'close', 'note'])
    expect(offered('closed')).toEqual(['note'])
  })

  it('sends the parts that have a name', () => {
    expect(partsOf([{ part: ' 电源 ', count: 2 }, { part: ' ', count: 1 }])).toEqual([{ part: '电源', count: 2 }])
  })
})
