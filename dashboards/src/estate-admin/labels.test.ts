// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { labelsOf } from './labels'

describe('labelsOf', () => {
  it('reads ids, names, passwords and outlines, and takes markup in a name as text', () => {
    const html = '<!doctype html><html><body><main><figure><svg viewBox="0 0 25 25"><path d="M0 0h1v1h-1z"/></svg><figcaption><b>A1-C01-lamp-001</b>1 号灯 &lt;img src=x&gt;<br><code>abc-123</code></figcaption></figure><figure><svg viewBox="0 0 29 29"><path d="M1 1h1v1h-1z"/></svg><figcaption><b>A1-C01-lamp-002</b>2 号灯<br><code>def</code></figcaption></figure></main></body></html>'
    expect(labelsOf(html)).toEqual([
      { id: 'A1-C01-lamp-001', name: '1 号灯 <img src=x>', password: 'abc-123', viewBox: '0 0 25 25', path: 'M0 0h1v1h-1z' },
      { id: 'A1-C01-lamp-002', name: '2 号灯', password: 'def', viewBox: '0 0 29 29', path: 'M1 1h1v1h-1z' }
    ])
  })

  it('finds none in a page without labels', () => {
    expect(labelsOf('<p>nothing</p>')).toEqual([])
  })
})
