import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Credentials } from './sign-in'

const READY_WITHIN_MS = 60_000
const ROOT = join(import.meta.dirname, '..', '..', '..')
const JAR = join(ROOT, 'gateway', 'target', 'anju-gateway.jar')
const SIMULATOR_JAR = join(ROOT, 'device-sim', 'target', 'anju-device-sim.jar')
const JAVA = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java'

/** A gateway that a test may kill and start again: data and password of its own, the same address every time. */
export class OwnGateway {
  private readonly folder = mkdtempSync(join(tmpdir(), 'anju-restart-'))
  private child: ChildProcess | null = null
  readonly who: Credentials = { user: 'admin', password: randomBytes(12).toString('hex') }
  url = ''

  constructor(fleet: '2021' | 'all' = '2021') {
    execFileSync(JAVA, ['-jar', SIMULATOR_JAR, 'estate', '--fleet', fleet, '--out', join(this.folder, 'estate.json')], { stdio: 'ignore' })
  }

  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port
    const child = spawn(JAVA, ['-Xmx400m', '-XX:TieredStopAtLevel=1', '-jar', JAR, 'run', '--data-dir', join(this.folder, 'data'), '--estate', join(this.folder, 'estate.json'), '--http-port', port, '--mqtt-port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ANJU_ADMIN_PASSWORD: this.who.password }
    })
    this.child = child
    this.url = await new Promise<string>((resolve, reject) => {
      let said = ''
      const timer = setTimeout(() => { reject(new Error(`the gateway is not ready in time:\n${said}`)) }, READY_WITHIN_MS)
      child.once('error', reject)
      child.once('exit', () => { reject(new Error(`the gateway ended:\n${said}`)) })
      const hear = (data: Buffer): void => {
        said = (said + data.toString()).slice(-20_000)
        const ready = /^ready (\S+?)\/? mqtt:/m.exec(said)
        if (ready?.[1] !== undefined) {
          clearTimeout(timer)
          resolve(ready[1])
        }
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
    })
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const child = this.child
    this.child = null
    if (child === null || child.exitCode !== null) return
    await new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
