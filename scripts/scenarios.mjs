// Plays every shipped scenario against the gateway jar: once as it is, where all must pass; at the same time on another without the rules they
// expect, where each must fail and say which alert is missing, and where the simulator's other abilities are tried. node scenarios.mjs <root>
// <folder for reports>. Writes scenarios.xml, scenarios.html, scenarios-without-rules.xml and simulator.xml there.
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endAll, must, simulator, startGateway, stop, writeJunit } from './processes.mjs'
import { FURTHER_KINDS, registered, simulatorChecks } from './simulator-checks.mjs'

const SPEED = 30
// How long a connection may be lost before its device counts as offline, as much faster as the rules are.
const ABSENCE_MS = Math.round(10_000 / SPEED)
// A busy machine may be late; a wrong gateway stays wrong. Scenarios end as soon as everything has come true.
const GRACE_S = 30
// Of the shipped scenarios; the short ones are over then.
const HALF = 20

const [root, reports] = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'anju-scenarios-'))
const estate = join(scratch, 'estate.json')
const furtherEstate = join(scratch, 'further.json')

/** A gateway with rules made faster and the further kinds switched on, on ports and data of its own. */
async function gatewayWith(name, register, ruleOptions) {
  const folder = join(scratch, name)
  const rules = join(folder, 'data', 'rules')
  mkdirSync(rules, { recursive: true })
  const resources = join(root, 'gateway', 'src', 'main', 'resources')
  const faster = ['--faster', String(SPEED), '--out', rules]
  await must(root, ['rules', join(resources, 'rules'), ...faster, ...ruleOptions])
  await must(root, ['rules', join(resources, 'further', 'rules'), ...faster])
  return startGateway(root, folder, register, ABSENCE_MS)
}

function verify(gateway, graceSeconds, args, said) {
  const target = ['--url', gateway.url, '--port', gateway.mqttPort, '--estate', estate]
  const options = ['--bureau-port', String(gateway.bureauPort), '--speed', String(SPEED), '--grace', String(graceSeconds)]
  const env = { ANJU_USER: 'admin', ANJU_PASSWORD: gateway.password, ANJU_BUREAU_SECRET: gateway.secret }
  return simulator(root, ['verify', ...target, ...options, ...args], env, said).exit
}

/** The suites of a report with the messages of their failures. */
function suites(file) {
  const xml = readFileSync(file, 'utf8')
  return [...xml.matchAll(/<testsuite name="([^"]+)"[^>]*>([\s\S]*?)<\/testsuite>/g)].map(([, name, body]) => ({
    name,
    expectsAlerts: /name="alert /.test(body),
    failures: [...body.matchAll(/ name="([^"]*)"[^>]*><failure message="([^"]*)"/g)].map(([, test, message]) => ({ test, message }))
  }))
}

/** Without its rules every scenario that expects an alert must miss it. */
function judgeWithoutRules(file, target) {
  const cases = suites(file)
    .filter((suite) => suite.expectsAlerts)
    .map((suite) => {
      const missed = suite.failures.some(({ test, message }) => test.startsWith('alert ') && message.includes('not raised'))
      const fault = missed ? '' : `it did not: ${JSON.stringify(suite.failures).slice(0, 500)}`
      return { name: `${suite.name} fails when its rule is removed`, fault }
    })
  const failed = cases.filter(({ fault }) => fault !== '')
  writeJunit(target, 'scenarios without their rules', cases)
  console.log(`${cases.length - failed.length} of ${cases.length} scenarios fail without their rules`)
  failed.forEach(({ name, fault }) => console.log(`NOT SO: ${name}: ${fault}`))
  return cases.length > 0 && failed.length === 0
}

/** The shipped scenarios that expect an alert; the others have no rule to miss. */
function expectingAlerts() {
  const folder = join(root, 'device-sim', 'src', 'main', 'resources', 'scenarios')
  const ids = readFileSync(join(folder, 'index'), 'utf8').split('\n').filter(Boolean)
  return ids.filter((id) => /^expect:\n(?: .*\n)*? .*\{ alert:/m.test(readFileSync(join(folder, `${id}.yaml`), 'utf8')))
}

/** Plays all; tells when half of the scenarios are over. */
async function playWhole(tellHalf) {
  const gateway = await gatewayWith('whole', estate, [])
  const reported = ['--junit', join(reports, 'scenarios.xml'), '--html', join(reports, 'scenarios.html')]
  let over = 0
  const passed = await verify(gateway, GRACE_S, reported, (line) => {
    console.log(line)
    over += /^\S+ +(passed|FAILED)$/.test(line) ? 1 : 0
    if (over >= HALF) tellHalf()
  })
  tellHalf()
  await stop(gateway)
  return passed === 0
}

/** The failures of scenarios are wanted here; in the log of this step they would only mislead, and so they get a log of their own. */
async function playWithoutRules() {
  const further = JSON.parse(readFileSync(furtherEstate, 'utf8'))
  const register = join(scratch, 'register.json')
  writeFileSync(register, JSON.stringify(registered(further)))
  const gateway = await gatewayWith('without', register, ['--without-expected'])
  const crippled = join(scratch, 'without.xml')
  const log = createWriteStream(join(reports, 'scenarios-without-rules.log'))
  await verify(gateway, 2, ['--junit', crippled, ...expectingAlerts()], (line) => log.write(`${line}\n`))
  log.end()
  const sensitive = judgeWithoutRules(crippled, join(reports, 'scenarios-without-rules.xml'))
  const cases = await simulatorChecks(root, scratch, gateway, further)
  writeJunit(join(reports, 'simulator.xml'), 'simulator and gateway', cases)
  await stop(gateway)
  const faults = cases.filter(({ fault }) => fault !== '').length
  console.log(`${cases.length - faults} of ${cases.length} further checks of the simulator passed`)
  return sensitive && faults === 0
}

async function main() {
  mkdirSync(reports, { recursive: true })
  await Promise.all([
    must(root, ['estate', '--fleet', 'all', '--out', estate]),
    must(root, ['estate', '--fleet', 'all', '--with', FURTHER_KINDS.map((kind) => `${kind}=1`).join(','), '--out', furtherEstate])
  ])
  // The longest scenarios leave time for the others without their rules; the start of another gateway would disturb the short ones.
  let tellHalf
  const half = new Promise((resolve) => (tellHalf = resolve))
  const [passed, sensitive] = await Promise.all([playWhole(tellHalf), half.then(playWithoutRules)])
  return passed && sensitive
}

const end = () => {
  endAll()
  rmSync(scratch, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    end()
    process.exit(130)
  })
}
main()
  .then((good) => (process.exitCode = good ? 0 : 1))
  .catch((error) => {
    console.error(`error: ${error.message}`)
    process.exitCode = 1
  })
  .finally(end)
