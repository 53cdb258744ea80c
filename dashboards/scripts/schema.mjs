// Writes src/api/schema.d.ts from the gateway's openapi.yaml; `--check` only says whether it would change.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const CONTRACT = new URL('../../gateway/src/main/resources/api/openapi.yaml', import.meta.url)
const OUTPUT = new URL('../src/api/schema.d.ts', import.meta.url)

export async function generate() {
  const header = '// Generated from openapi.yaml by `npm run schema`. Do not edit.\n\n'
  return header + astToString(await openapiTS(CONTRACT, { emptyObjectsUnknown: true }))
}

export const committed = () => readFile(OUTPUT, 'utf8')

if (process.argv[1]?.endsWith('schema.mjs')) {
  const text = await generate()
  if (process.argv.includes('--check')) {
    if (text !== (await committed())) {
      console.error('src/api/schema.d.ts differs from openapi.yaml: run `npm run schema` and commit the result')
      process.exit(1)
    }
  } else {
    await writeFile(OUTPUT, text)
  }
}
