// Counts the tests of all reports: node count-tests.mjs <root> [<failed steps>]. Prints a line per suite and, last, the sum.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2]
const failedSteps = Number(process.argv[3] ?? 0)

const NONE = { passed: 0, failed: 0, skipped: 0 }

const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped })

const text = (counts) => `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`

/** JUnit XML: the counts in attributes of each suite. */
function junit(file) {
  if (!existsSync(file)) return undefined
  return [...readFileSync(file, 'utf8').matchAll(/<testsuite\b[^>]*>/g)]
    .map(([head]) => {
      const number = (attribute) => Number(new RegExp(`\\s${attribute}="(\\d+)"`).exec(head)?.[1] ?? 0)
      const failed = number('failures') + number('errors')
      return { passed: number('tests') - failed - number('skipped'), failed, skipped: number('skipped') }
    })
    .reduce(add, NONE)
}

/** Surefire: one such file per class. */
function surefire(directory) {
  if (!existsSync(directory)) return undefined
  return readdirSync(directory)
    .filter((name) => name.startsWith('TEST-') && name.endsWith('.xml'))
    .map((name) => junit(join(directory, name)))
    .reduce(add, NONE)
}

function vitest(file) {
  if (!existsSync(file)) return undefined
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests
  }
}

function playwright(file) {
  if (!existsSync(file)) return undefined
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, 'utf8')).stats
  return { passed: expected + flaky, failed: unexpected, skipped }
}

const reports = join(root, 'target', 'verify')
const suites = [
  ['Java, gateway', surefire(join(root, 'gateway', 'target', 'surefire-reports'))],
  ['Java, device-sim', surefire(join(root, 'device-sim', 'target', 'surefire-reports'))],
  ['Scenarios', junit(join(reports, 'scenarios.xml'))],
  ['Scenarios without their rules', junit(join(reports, 'scenarios-without-rules.xml'))],
  ['Simulator and gateway', junit(join(reports, 'simulator.xml'))],
  ['TypeScript units', vitest(join(reports, 'vitest.json'))],
  ['Browser', playwright(join(reports, 'browser.json'))],
  ['Browser on the running gateway', playwright(join(reports, 'acceptance.json'))]
]

let sum = NONE
for (const [name, counts] of suites) {
  if (counts === undefined) continue
  console.log(`  ${name.padEnd(32)}${text(counts)}`)
  sum = add(sum, counts)
}
if (failedSteps > 0) console.log(`  ${'Steps that failed'.padEnd(32)}${failedSteps}`)
// A step that failed without a failed test (a lint, a build) counts as one, so that the sum never hides it.
const total = { ...sum, failed: Math.max(sum.failed, failedSteps) }
console.log(text(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
