import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { draftOf } from './draft'

test('a rule becomes a file with its kind, whatever lines it has', () => {
  const yaml = 'id: camera.intrusion\ntitle: { zh: 区域入侵, en: Intrusion }\nadvice:\n  zh: >\n    一行\n\n    又一行\n  en: "x: y"\n'
  const file = parse(draftOf({ kind: 'camera', yaml })) as { kind: string; rules: unknown[] }
  expect(file).toEqual({ kind: 'camera', rules: [parse(yaml)] })
})
