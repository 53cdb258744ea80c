import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** The line between the browser and the gateway: it can be cut, which ends what is open and refuses what is new, and mended. */
export class Line {
  private readonly sockets = new Set<Socket>()
  private broken = false

  private constructor(private readonly server: Server) {}

  static open(target: URL): Promise<Line> {
    return new Promise((resolve, reject) => {
      const server = createServer()
      const line = new Line(server)
      server.on('connection', (near) => { line.join(near, target) })
      server.once('error', reject)
      server.listen(0, '127.0.0.1', () => { resolve(line) })
    })
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`
  }

  cut(): void {
    this.broken = true
    for (const socket of this.sockets) socket.destroy()
  }

  mend(): void {
    this.broken = false
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => { this.server.close(resolve) })
  }

  private join(near: Socket, target: URL): void {
    if (this.broken) {
      near.destroy()
      return
    }
    const far = connect(Number(target.port), target.hostname)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      this.sockets.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        this.sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }
}
