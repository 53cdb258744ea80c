// What the simulator does with a real gateway beside playing scenarios: speaks ThingsBoard's API, plays the further kinds, records and
// replays, is interrupted, and loses its gateway. The last check kills the gateway.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simulator } from './processes.mjs'

/** A compound whose devices have access tokens instead of passwords in the gateway's register; their simulator knows no difference. */
const THINGSBOARD = 'A7-C01'
/** A compound with one device of each further kind. */
const FURTHER = 'A7-C02'
const RECORDED = 'A7-C03'
const VERIFIED = 'A7-C04'
const LOADED = 'A7-C05'
/** A gate of it is commissioned while the simulator plays it. */
const COMMISSIONED = 'A7-C06'
/** A device says more than the gateway takes, so that something is on its way at any moment. */
const FLOOD = `
id: flood
title: { zh: 泛滥, en: Flood }
lasts: 40s
actors:
  baby: { kind: charger }
timeline:
  - { at: 1s, actor: baby, fault: flood, with: { amount: 500 } }
expect:
  - { settled: "", from: 1s, within: 30s }
`
export const FURTHER_KINDS = ['smoke_detector', 'hydrant', 'road_water', 'manhole', 'water_supply', 'cabinet', 'gas', 'heat', 'parking', 'waste']

function expect(condition, what) {
  if (!condition) throw new Error(what)
}

/** The part of an estate that is one compound. */
function part(estate, id) {
  const areas = estate.areas.map((area) => ({ ...area, compounds: area.compounds.filter((compound) => compound.id === id).map(furnished) }))
  return { ...estate, areas: areas.filter(({ compounds }) => compounds.length > 0) }
}

/** A compound with further kinds only where they belong. */
function furnished(compound) {
  return { ...compound, devices: compound.devices.filter(({ kind }) => compound.id === FURTHER || !FURTHER_KINDS.includes(kind)) }
}

/** The estate as the gateway's register shall have it: tokens in one compound, further kinds in one only. */
export function registered(estate) {
  const withTokens = (compound) => ({
    ...compound,
    devices: compound.devices.map((device) => ({ ...device, auth: { token: device.auth.password } }))
  })
  const register = (compound) => (compound.id === THINGSBOARD ? withTokens(furnished(compound)) : furnished(compound))
  return { ...estate, areas: estate.areas.map((area) => ({ ...area, compounds: area.compounds.map(register) })) }
}

async function session({ url, password }) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password })
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { csrfToken } = await answer.json()
  const call = async (method, path, body) => {
    const headers = { cookie, 'x-anju-csrf': csrfToken, 'content-type': 'application/json' }
    const done = await fetch(`${url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
    if (!done.ok) throw new Error(`${method} ${path} answered ${done.status}: ${await done.text()}`)
    return done
  }
  return {
    get: async (path) => (await call('GET', path)).json(),
    text: async (path) => (await call('GET', path)).text(),
    post: async (path, body) => (await call('POST', path, body)).json()
  }
}

/** Runs all of it; gives a case each, { name, fault }. */
export async function simulatorChecks(root, scratch, gateway, wholeEstate) {
  const { get, text, post } = await session(gateway)
  const file = (compound) => {
    const path = join(scratch, `${compound}.json`)
    writeFileSync(path, JSON.stringify(part(wholeEstate, compound)))
    return path
  }
  const target = ['--port', gateway.mqttPort]
  const quiet = () => {}
  const cases = []
  const check = async (name, body) => {
    try {
      await body()
      cases.push({ name, fault: '' })
    } catch (error) {
      cases.push({ name, fault: error.message })
      console.log(`NOT SO: ${name}: ${error.message}`)
    }
  }
  const sim = (args, env) => simulator(root, args, env, quiet)
  const devicesOf = (estate) => JSON.parse(readFileSync(estate, 'utf8')).areas.flatMap((area) => area.compounds.flatMap(({ devices }) => devices))
  const ofEachKind = (devices) => Object.values(Object.fromEntries(devices.map((device) => [device.kind, device])))
  const plays = async (estate, more, kinds) => {
    const run = sim(['run', '--estate', estate, ...target, '--duration', '4', '--incident-every', '0', '--speed', '20', ...more])
    expect((await run.exit) === 0, `it was not taken: ${run.text()}`)
    for (const { id, kind } of ofEachKind(devicesOf(estate)).filter(({ kind }) => kinds.includes(kind))) {
      const device = await get(`/devices/${id}`)
      const values = Object.keys(device.values ?? {})
      expect(values.length >= 2, `${kind} ${id} shows no values over REST: ${JSON.stringify(device).slice(0, 300)}`)
      const letters = await get(`/dead-letters?device=${id}`)
      expect(letters.items.length === 0, `${id} has dead letters: ${JSON.stringify(letters.items[0])}`)
    }
  }
  const verifying = (...more) => {
    const env = { ANJU_USER: 'admin', ANJU_PASSWORD: gateway.password }
    return sim(['verify', '--estate', file(VERIFIED), ...target, '--url', gateway.url, '--grace', '1', ...more], env)
  }
  /** Waits until the gateway has a value of a device that was received after a moment. */
  const receivedAfter = async (id, sinceMs) => {
    for (const giveUpMs = Date.now() + 20_000; Date.now() < giveUpMs; ) {
      const { values } = await get(`/devices/${id}`)
      if (Object.values(values).some(({ receivedMs }) => receivedMs > sinceMs)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`nothing of ${id} was received`)
  }

  await Promise.all([
    check("the gateway understands the simulator's ThingsBoard dialect", () =>
      plays(file(THINGSBOARD), ['--dialect', 'thingsboard'], ['camera', 'gate', 'lamp', 'charger', 'elevator'])
    ),
    check('further kinds are played and shown, and what befalls one of each is an alert', async () => {
      await plays(file(FURTHER), [], FURTHER_KINDS)
      const scenario = join(root, 'scripts', 'further-systems.yaml')
      const options = ['--estate', file(FURTHER), ...target, '--url', gateway.url, '--speed', '30', '--grace', '30']
      const verify = sim(['verify', ...options, scenario], { ANJU_USER: 'admin', ANJU_PASSWORD: gateway.password })
      expect((await verify.exit) === 0, verify.text())
    }),
    check('what passes the proxy is recorded, and the gateway takes it again', async () => {
      const estate = file(RECORDED)
      const recording = join(scratch, 'night.rec')
      const record = sim(['record', recording, '--listen', '0', ...target, '--pseudonyms', '--estate', estate])
      const [, port] = await record.says(/devices connect to 127\.0\.0\.1:(\d+)/)
      const run = sim(['run', '--estate', estate, '--port', port, '--duration', '3', '--incident-every', '0', '--speed', '20'])
      expect((await run.exit) === 0, `through the proxy: ${run.text()}`)
      record.child.kill('SIGINT')
      expect((await record.exit) === 130, record.text())
      const [, kept] = await record.says(/total: (\d+) messages in \d+ bytes, \d+ personal values taken out, 0 messages left out/)
      const [, sent] = /total: sent (\d+)/.exec(run.text())
      expect(kept === sent, `${kept} of ${sent} messages were kept`)
      expect(!readFileSync(recording, 'utf8').includes(`"${RECORDED}-`), 'an id is in the recording')
      const replay = sim(['replay', recording, '--estate', estate, ...target, '--speed', '2'])
      expect((await replay.exit) === 0, replay.text())
      expect(replay.text().includes(`acknowledged ${kept}, refused 0, unaccounted for 0`), replay.text())
    }),
    check('a simulated gate is commissioned: online, plausible, forced, signed, in the report', async () => {
      const estate = file(COMMISSIONED)
      const { id: device } = devicesOf(estate).find(({ kind }) => kind === 'gate')
      const { id } = await post('/commissionings', { device })
      const seen = async (...missing) => {
        let now
        for (const giveUpMs = Date.now() + 30_000; Date.now() < giveUpMs; await new Promise((resolve) => setTimeout(resolve, 200))) {
          now = await get(`/commissionings/${id}`)
          if (now.missing.join() === missing.join()) return now
        }
        throw new Error(`it should miss '${missing}' only: ${JSON.stringify(now)}`)
      }
      const token = 'commissioning-walk'
      const run = sim(['run', '--estate', estate, ...target, '--incident-every', '0', '--speed', '20', '--control-port', '0'], { ANJU_SIM_TOKEN: token })
      const [, control] = await run.says(/control: (http:\/\/127\.0\.0\.1:\d+)/)
      await seen('test')
      const staged = await fetch(`${control}/api/stagings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ what: 'forced_open', device, seconds: 600 })
      })
      expect(staged.ok, `the fault was not staged: ${await staged.text()}`)
      const { test } = await seen()
      expect(test.rule.startsWith('gate.'), JSON.stringify(test))
      const withheld = await get(`/alerts/${test.alert}`)
      expect(withheld.suppression?.why === 'commissioning', `it was not withheld: ${JSON.stringify(withheld)}`)
      const signed = await post(`/commissionings/${id}/sign`, { note: 'simulated' })
      expect(signed.state === 'signed' && signed.endedBy === 'admin', JSON.stringify(signed))
      const report = await post('/acceptance-reports', { compound: COMMISSIONED })
      expect((await text(`/acceptance-reports/${report.id}/document?lang=en`)).includes(id), 'the report does not name it')
      expect((await get(`/acceptance-reports/${report.id}`)).intact, 'the report is not intact')
      run.child.kill('SIGINT')
      await run.exit
    }),
    check('an interrupted verify reports what it saw so far', async () => {
      const verify = verifying('duress-at-gate', '--speed', '30')
      await verify.says(/all are connected/)
      verify.child.kill('SIGINT')
      expect((await verify.exit) === 130, verify.text())
      expect(/FAILED +the scenario ran to its end: interrupted at/.test(verify.text()), verify.text())
      expect(/sent = acknowledged: \d+ sent/.test(verify.text()), verify.text())
      expect(/\d+ verdicts passed, \d+ failed/.test(verify.text()), verify.text())
    }),
    check('an interrupted load reports what it measured so far', async () => {
      const estate = file(LOADED)
      const sinceMs = Date.now()
      const load = sim(['load', '--estate', estate, ...target, '--connections', '5', '--rate', '50', '--duration', '600'])
      await receivedAfter(devicesOf(estate)[0].id, sinceMs)
      load.child.kill('SIGINT')
      expect((await load.exit) === 130, load.text())
      expect(/due \d+, sent \d+, acknowledged [1-9]\d*, unacknowledged \d+/.test(load.text()), load.text())
    })
  ])

  await check('a gateway that dies leaves books that name what is unaccounted for', async () => {
    const scenario = join(scratch, 'flood.yaml')
    writeFileSync(scenario, FLOOD)
    const verify = verifying(scenario, '--speed', '10')
    await verify.says(/all are connected/)
    const baby = devicesOf(file(VERIFIED)).find(({ kind }) => kind === 'charger')
    await receivedAfter(baby.id, Date.now() + 1_000)
    gateway.child.kill('SIGKILL')
    expect((await verify.exit) === 1, verify.text())
    expect(/acknowledged = stored: [1-9]\d* acknowledged messages could not be looked up/.test(verify.text()), verify.text())
    expect(/sent = acknowledged: .*[1-9]\d* unaccounted for \(A7-C04-/.test(verify.text()), verify.text())
  })
  return cases
}
