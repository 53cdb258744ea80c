// Publishes at QoS 1 with the npm client: node publish.mjs <port> <protocol version 4|5> <device> <password> <topic> <payload>.
// Prints the reason code of the acknowledgement, or "refused <code>" when the connection is refused.
import mqtt from 'mqtt'

const [port, version, device, password, topic, payload] = process.argv.slice(2)
const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
  clientId: device,
  username: device,
  password,
  protocolVersion: Number(version),
  reconnectPeriod: 0,
  connectTimeout: 10_000
})
client.on('error', (error) => {
  console.log(`refused ${error.code}`)
  process.exit(0)
})
client.on('connect', () => {
  client.publish(topic, payload, { qos: 1 }, (error, packet) => {
    console.log(error ? (error.code ?? 0) : (packet?.reasonCode ?? 0))
    client.end(() => process.exit(0))
  })
})
