// Plays every shipped scenario against the gateway jar: once as it is, where all must pass; at the same time on another without the rules they
// expect, where each must fail and say which alert is missing. node scenarios.mjs <root> <folder for reports>. Writes scenarios.xml,
// scenarios.html and scenarios-without-rules.xml there.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const SPEED = 30
// How long a connection may be lost before its device counts as offline, as much faster as the rules are.
const ABSENCE_MS = Math.round(10_000 / SPEED)
// A busy machine may be late; a wrong gateway stays wrong. Scenarios end as soon as everything has come true.
const GRACE_S = 30
// Of the shipped scenarios; the short ones are over then.
const HALF = 20
const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 30_000

const [root, reports] = process.argv.slice(2)
const gatewayJar = join(root, 'gateway', 'target', 'anju-gateway.jar')
const simulatorJar = join(root, 'device-sim', 'target', 'anju-device-sim.jar')
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const scratch = mkdtempSync(join(tmpdir(), 'anju-scenarios-'))
const children = new Set()

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Runs a command to its end and gives its exit code; each line it prints goes to {@code said}. */
function run(command, args, env = {}, said = console.log) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    children.add(child)
    createInterface({ input: child.stdout }).on('line', said)
    createInterface({ input: child.stderr }).on('line', said)
    child.once('error', reject)
    child.once('close', (code) => {
      children.delete(child)
      resolve(code ?? 1)
    })
  })
}

async function simulator(args, env, said) {
  return run(java, ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-jar', simulatorJar, ...args], env, said)
}

async function must(what, code) {
  if ((await code) !== 0) throw new Error(`${what} failed`)
}

/** A gateway with rules made faster, on ports and data of its own. */
async function startGateway(name, ruleOptions) {
  const folder = join(scratch, name)
  const rules = join(folder, 'data', 'rules')
  mkdirSync(rules, { recursive: true })
  const builtIn = join(root, 'gateway', 'src', 'main', 'resources', 'rules')
  await must('copying the rules', simulator(['rules', builtIn, '--faster', String(SPEED), '--out', rules, ...ruleOptions]))
  const bureauPort = await freePort()
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const password = randomBytes(18).toString('hex')
  const config = join(folder, 'anju.yaml')
  writeFileSync(
    config,
    JSON.stringify({
      mqtt: { absence: `${ABSENCE_MS}ms` },
      delivery: {
        recipients: [{ id: 'bureau', name: '公安局', url: `http://127.0.0.1:${bureauPort}/`, secrets: [secret] }],
        routes: [{ id: 'bureau-all', to: ['bureau'] }]
      }
    })
  )
  const args = ['-Xmx1g', '-jar', gatewayJar, 'run', '--config', config, '--estate', join(scratch, 'estate.json')]
  const env = { ANJU_DATA_DIR: join(folder, 'data'), ANJU_HTTP_PORT: '0', ANJU_MQTT_PORT: '0', ANJU_ADMIN_PASSWORD: password }
  const child = spawn(java, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } })
  children.add(child)
  child.once('exit', () => children.delete(child))
  const ready = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the gateway is not ready in time')), READY_WITHIN_MS)
    let said = ''
    child.stdout.on('data', (data) => {
      said = (said + data).slice(-20_000)
      const line = /^ready (\S+) mqtt:\/\/127\.0\.0\.1:(\d+)/m.exec(said)
      if (line) {
        clearTimeout(timer)
        resolve({ url: line[1], mqttPort: line[2] })
      }
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`the gateway ended:\n${said}`))
    })
  })
  return { child, bureauPort, secret, password, ...ready }
}

function stop(gateway) {
  return new Promise((resolve) => {
    gateway.child.once('exit', resolve)
    gateway.child.kill('SIGTERM')
    setTimeout(() => gateway.child.kill('SIGKILL'), STOP_WITHIN_MS).unref()
  })
}

function verify(gateway, graceSeconds, args, said) {
  const target = ['--url', gateway.url, '--port', gateway.mqttPort, '--estate', join(scratch, 'estate.json')]
  const options = ['--bureau-port', String(gateway.bureauPort), '--speed', String(SPEED), '--grace', String(graceSeconds)]
  const env = { ANJU_USER: 'admin', ANJU_PASSWORD: gateway.password, ANJU_BUREAU_SECRET: gateway.secret }
  return simulator(['verify', ...target, ...options, ...args], env, said)
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
      return { name: `${suite.name} fails when its rule is removed`, missed, why: JSON.stringify(suite.failures).slice(0, 500) }
    })
  const failed = cases.filter(({ missed }) => !missed)
  const escape = (text) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const lines = cases.map(({ name, missed, why }) =>
    missed
      ? `  <testcase classname="scenarios" name="${escape(name)}"/>`
      : `  <testcase classname="scenarios" name="${escape(name)}"><failure message="${escape(`it did not: ${why}`)}"/></testcase>`
  )
  const head = `<testsuite name="scenarios without their rules" tests="${cases.length}" failures="${failed.length}" errors="0" skipped="0">`
  writeFileSync(target, `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${head}\n${lines.join('\n')}\n</testsuite>\n</testsuites>\n`)
  console.log(`${cases.length - failed.length} of ${cases.length} scenarios fail without their rules`)
  failed.forEach(({ name, why }) => console.log(`NOT SO: ${name}: ${why}`))
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
  const gateway = await startGateway('whole', [])
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

/** Its failures are wanted; in the log of this step they would only mislead, and so they get a log of their own. */
async function playWithoutRules() {
  const gateway = await startGateway('without', ['--without-expected'])
  const crippled = join(scratch, 'without.xml')
  const log = createWriteStream(join(reports, 'scenarios-without-rules.log'))
  await verify(gateway, 2, ['--junit', crippled, ...expectingAlerts()], (line) => log.write(`${line}\n`))
  log.end()
  await stop(gateway)
  return judgeWithoutRules(crippled, join(reports, 'scenarios-without-rules.xml'))
}

async function main() {
  mkdirSync(reports, { recursive: true })
  await must('making the estate', simulator(['estate', '--fleet', 'all', '--out', join(scratch, 'estate.json')]))
  // The longest scenarios leave time for the others without their rules; the start of another gateway would disturb the short ones.
  let tellHalf
  const half = new Promise((resolve) => (tellHalf = resolve))
  const [passed, sensitive] = await Promise.all([playWhole(tellHalf), half.then(playWithoutRules)])
  return passed && sensitive
}

const end = () => {
  children.forEach((child) => child.kill('SIGTERM'))
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
