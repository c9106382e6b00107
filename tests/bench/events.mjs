// SPDX-License-Identifier: EUPL-1.2
//
// Many people who look at the same case: opens the streams, lets something change, waits until everybody has heard of it.
import net from 'node:net'

export async function eventStreams({ port, clients, request, measure, change }) {
  let open = 0, reached = 0, told
  const everybody = new Promise((resolve) => (told = resolve))
  const sockets = []
  for (let i = 0; i < clients; ++i) {
    await new Promise((resolve, reject) => {
      const socket = net.connect({ host: '127.0.0.1', port, noDelay: true }, () => socket.write(request))
      let heard = false, answered = false
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1')
        if (!answered) {
          answered = true
          if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(`no stream: ${text.slice(0, 200)}`))
          ++open
          return resolve()
        }
        if (heard || !text.includes('event: wijziging')) return
        heard = true
        if (++reached === clients) told()
      })
      sockets.push(socket)
    })
  }
  const measured = measure()
  const begin = process.hrtime.bigint()
  await change()
  const tooLong = new Promise((resolve) => setTimeout(resolve, 10_000).unref())
  await Promise.race([everybody, tooLong])
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6
  for (const socket of sockets) socket.destroy()
  return { open, reached, milliseconds, measured }
}
