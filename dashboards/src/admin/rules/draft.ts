/** A rule of the list as the text of a rule file of its own, which is what can be tried. */
export function draftOf({ kind, yaml }: { kind: string; yaml: string }): string {
  const lines = yaml.trimEnd().split('\n').map((line, i) => (line === '' ? '' : `${i === 0 ? '  - ' : '    '}${line}`))
  return [`kind: ${kind}`, 'rules:', ...lines, ''].join('\n')
}
