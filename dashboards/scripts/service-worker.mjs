import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const SOURCE = new URL('../worker/sw.js', import.meta.url)
const FIXED = ['/index.html', '/theme.js', '/icon.svg', '/app.webmanifest']
/** Loaded before the first page is shown, though not by a static import. */
const WORDS = /\/i18n\/core\/[\w-]+\.json$|\/element-plus\/es\/locale\/lang\/(zh-cn|en)\.m?js$/

/**
 * Writes `sw.js`, the service worker, beside the built app, with the names of the files the app needs to start.
 *
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  return {
    name: 'anju-service-worker',
    apply: 'build',
    // After the style sheet has been put into the bundle.
    generateBundle: { order: 'post', handler(_options, bundle) {
      const files = new Set()
      const add = (name) => {
        const chunk = bundle[name]
        if (chunk === undefined || files.has(name)) return
        files.add(name)
        for (const imported of chunk.imports ?? []) add(imported)
      }
      for (const [name, chunk] of Object.entries(bundle)) {
        if (name.endsWith('.css') || (chunk.type === 'chunk' && (chunk.isEntry || chunk.moduleIds.some((id) => WORDS.test(id))))) add(name)
      }
      const shell = [...FIXED, ...[...files].sort().map((name) => `/${name}`)]
      const source = readFileSync(SOURCE, 'utf8')
      const build = createHash('sha256').update(Object.keys(bundle).sort().join(' ')).update(source).digest('hex').slice(0, 12)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: `self.SHELL = ${JSON.stringify({ build, files: shell })}\n${source}` })
    } }
  }
}
