// SPDX-License-Identifier: EUPL-1.2
//
// A closed loop over a fixed number of kept-alive connections to this machine: each sends its next request when the answer to
// the one before is in. A fixed number of requests, so that the processor time of the server can be divided by it.
import net from 'node:net'

const endOfHead = Buffer.from('\r\n\r\n')

export const get = (path, cookie, extra = '') =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n${extra}\r\n`
export const post = (path, cookie, form, extra = '') =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
  `Content-Length: ${Buffer.byteLength(form)}\r\n${extra}\r\n${form}`

// next(connection, answer): the request to send; `answer` is {status, head, body} of the one before, null at first.
// seen(connection, answer), when given, is told of every answer.
// Answers {seconds, median, p99} (milliseconds), {bytes} of the last body, {failed}: answers that were not 200.
export function load({ port, connections, requests, next, seen }) {
  return new Promise((resolve, reject) => {
    let toSend = requests, toCome = requests, failed = 0, bytes = 0
    const times = []
    const begin = process.hrtime.bigint()
    const sockets = []
    const done = () => {
      for (const socket of sockets) socket.destroy()
      times.sort((a, b) => a - b)
      const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
      resolve({ seconds: Number(process.hrtime.bigint() - begin) / 1e9, median: at(0.5), p99: at(0.99), bytes, failed })
    }
    for (let c = 0; c < connections; ++c) {
      const socket = net.connect({ host: '127.0.0.1', port, noDelay: true })
      sockets.push(socket)
      let chunks = [], have = 0, need = -1, head = 0, sentAt = 0n
      const send = (answer) => {
        if (toSend === 0) return
        --toSend
        sentAt = process.hrtime.bigint()
        socket.write(next(c, answer))
      }
      socket.on('connect', () => send(null))
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        chunks.push(chunk)
        have += chunk.length
        if (need < 0) {
          const so_far = chunks.length === 1 ? chunk : Buffer.concat(chunks)
          const end = so_far.indexOf(endOfHead)
          if (end < 0) return
          head = end + 4
          const length = /\r\ncontent-length: (\d+)/i.exec(so_far.subarray(0, head).toString('latin1'))
          if (!length) return reject(new Error(`an answer without Content-Length: ${so_far.subarray(0, head)}`))
          need = head + Number(length[1])
          chunks = [so_far]
        }
        if (have < need) return
        times.push(Number(process.hrtime.bigint() - sentAt) / 1e6)
        const whole = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
        const answer = { status: Number(whole.toString('latin1', 9, 12)), head: whole.toString('latin1', 0, head), body: whole.subarray(head) }
        if (answer.status !== 200) ++failed
        bytes = answer.body.length
        seen?.(c, answer)
        chunks = [], have = 0, need = -1
        if (--toCome === 0) done()
        else send(answer)
      })
    }
  })
}

// One request, its answer.
export async function once(port, request) {
  let answer
  await load({ port, connections: 1, requests: 1, next: () => request, seen: (_, given) => (answer = given) })
  return answer
}
