// Fails when the built app is heavier than ui budgets allow. Sizes are gzip, level 9, of dist/ as built.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const DIST = new URL('../dist/', import.meta.url)
const KB = 1000
const manifest = JSON.parse(await readFile(new URL('manifest.json', DIST), 'utf8'))

const sizes = new Map()
async function gzip(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(await readFile(new URL(file, DIST)), { level: 9 }).length)
  return sizes.get(file)
}

/** Every script a browser fetches for these entries: the entry and its static imports. */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`no chunk for ${key} in dist/manifest.json: run \`npm run build\` first`)
    if (seen.has(chunk.file)) continue
    seen.add(chunk.file)
    closure(chunk.imports ?? [], seen)
  }
  return seen
}

const total = async (files, ending) => {
  let sum = 0
  for (const file of files) if (file.endsWith(ending)) sum += await gzip(file)
  return sum
}

const first = ['index.html', 'src/i18n/core/zh-CN.json', 'node_modules/element-plus/es/locale/lang/zh-cn.mjs']
const usable = closure([...first, 'src/alerts/AlertsPage.vue'])
const start = closure([...first, 'src/overview/OverviewPage.vue'])
const styles = Object.values(manifest).map(({ file }) => file).filter((file) => file.endsWith('.css'))
const chart = Object.values(manifest).filter((chunk) => /echarts/.test(chunk.file))

const checks = [
  ['first load to the console, JS', await total(usable, '.js'), 180 * KB],
  ['first load to the overview, JS', await total(start, '.js'), 180 * KB],
  ['first load, CSS', await total(styles, '.css'), 40 * KB],
  ['ECharts chunk, JS', await total(chart.map(({ file }) => file), '.js'), 180 * KB]
]
const early = [...usable, ...start].filter((file) => /echarts/.test(file))
let failed = early.length > 0
for (const [what, size, limit] of checks) {
  const over = size > limit
  failed ||= over
  console.log(`${over ? 'OVER ' : 'ok   '}${what}: ${(size / KB).toFixed(1)} of ${String(limit / KB)} kB`)
}
if (early.length > 0) console.log('OVER ECharts is part of the first load; it must stay behind a dynamic import')
process.exit(failed ? 1 : 0)
