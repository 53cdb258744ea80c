// Writes target/licences.md from the software bill of materials (CycloneDX) that the build made of each module, and fails when a component
// has no licence or one that does not go with Apache-2.0.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2] ?? '.'
const allowed = /apache|mit|bsd|epl|eclipse|cddl|edl|public domain|cc0|bouncy castle|isc|unlicense|go license|lgpl/i

const rows = new Map()
for (const module of ['gateway', 'device-sim']) {
  const file = join(root, module, 'target', 'bom.json')
  if (!existsSync(file)) {
    console.error(`error: ${file} is missing; build the module first (mvn package)`)
    process.exit(1)
  }
  for (const component of JSON.parse(readFileSync(file, 'utf8')).components ?? []) {
    const names = (component.licenses ?? []).map((entry) => entry.license?.id ?? entry.license?.name ?? entry.expression ?? '')
    rows.set(`${component.group}:${component.name}`, { version: component.version, licence: names.join(' or '), ours: component.group === 'org.anju' })
  }
}
const bad = [...rows].filter(([, row]) => !row.ours && !allowed.test(row.licence))
const table = [...rows].sort().map(([name, row]) => `| ${name} | ${row.version} | ${row.licence} |`)
mkdirSync(join(root, 'target'), { recursive: true })
writeFileSync(join(root, 'target', 'licences.md'), ['# Licences of what is in the jars', '', '| component | version | licence |', '|---|---|---|', ...table, ''].join('\n'))
for (const [name, row] of bad) console.error(`error: ${name} ${row.version} has the licence '${row.licence}', which is not known to go with Apache-2.0`)
console.log(`${rows.size} components, ${bad.length} with a licence that does not fit`)
process.exit(bad.length === 0 ? 0 : 1)
