// Gateway and simulator as processes of their jars, for what is tested with both: started on free ports, ended with whoever started them.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 30_000
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const children = new Set()

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The simulator of a source tree, running a command: the process, what it said so far, and its exit code to wait for. */
export function simulator(root, args, env = {}, said = console.log) {
  const jar = join(root, 'device-sim', 'target', 'anju-device-sim.jar')
  const child = spawn(java, ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-jar', jar, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env }
  })
  children.add(child)
  const lines = []
  const waiting = new Set()
  const heard = (line) => {
    lines.push(line)
    said(line)
    waiting.forEach((look) => look())
  }
  createInterface({ input: child.stdout }).on('line', heard)
  createInterface({ input: child.stderr }).on('line', heard)
  const exit = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      children.delete(child)
      waiting.forEach((look) => look(true))
      resolve(code ?? signal)
    })
  })
  const text = () => lines.join('\n')
  /** The match of a pattern in what it says, as soon as it says it. */
  const says = (pattern) =>
    new Promise((resolve, reject) => {
      const look = (ended = false) => {
        const match = pattern.exec(text())
        if (match) resolve(match)
        else if (ended) reject(new Error(`it ended without saying ${pattern}:\n${text()}`))
        else return
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })
  return { child, exit, text, says }
}

/** Runs a command of the simulator that must succeed. */
export async function must(root, args) {
  const command = simulator(root, args)
  if ((await command.exit) !== 0) throw new Error(`device-sim ${args[0]} failed`)
}

/** A gateway of a source tree with data of its own in a folder, which knows an estate and delivers to a bureau that is yet to be played. */
export async function startGateway(root, folder, estate, absenceMs) {
  mkdirSync(folder, { recursive: true })
  const bureauPort = await freePort()
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const password = randomBytes(18).toString('hex')
  const config = join(folder, 'anju.yaml')
  writeFileSync(
    config,
    JSON.stringify({
      kinds: ['all'],
      mqtt: { absence: `${absenceMs}ms` },
      delivery: {
        recipients: [{ id: 'bureau', name: '公安局', url: `http://127.0.0.1:${bureauPort}/`, secrets: [secret] }],
        routes: [{ id: 'bureau-all', to: ['bureau'] }]
      }
    })
  )
  const jar = join(root, 'gateway', 'target', 'anju-gateway.jar')
  const env = { ANJU_DATA_DIR: join(folder, 'data'), ANJU_HTTP_PORT: '0', ANJU_MQTT_PORT: '0', ANJU_ADMIN_PASSWORD: password }
  const child = spawn(java, ['-Xmx1g', '-jar', jar, 'run', '--config', config, '--estate', estate], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env }
  })
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
  return { child, bureauPort, secret, password, estate, ...ready }
}

export function stop(gateway) {
  return new Promise((resolve) => {
    if (gateway.child.exitCode !== null || gateway.child.signalCode !== null) return resolve()
    gateway.child.once('exit', resolve)
    gateway.child.kill('SIGTERM')
    setTimeout(() => gateway.child.kill('SIGKILL'), STOP_WITHIN_MS).unref()
  })
}

export function endAll() {
  children.forEach((child) => child.kill('SIGTERM'))
}

/** Writes cases as JUnit XML; a case is { name, fault } with an empty fault when it passed. */
export function writeJunit(target, suite, cases) {
  const escape = (text) => text.replace(/[<>&"\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (sign) => (sign < ' ' ? '?' : `&#${sign.charCodeAt(0)};`))
  const lines = cases.map(({ name, fault }) => {
    const open = `  <testcase classname="${escape(suite)}" name="${escape(name)}"`
    return fault === '' ? `${open}/>` : `${open}><failure message="${escape(fault)}"/></testcase>`
  })
  const failures = cases.filter(({ fault }) => fault !== '').length
  const head = `<testsuite name="${escape(suite)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`
  writeFileSync(target, `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${head}\n${lines.join('\n')}\n</testsuite>\n</testsuites>\n`)
}
