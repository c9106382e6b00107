// SPDX-License-Identifier: EUPL-1.2
//
// The yardstick: the plan page and an autosave as one would otherwise build them, Fastify and better-sqlite3 on the database
// file of a demo installation. It takes every short cut that leaves the bytes and the durability the same (../equal.txt).
//
//   node server.mjs example.json      prints {"port", "pages"} when it listens
import Fastify from 'fastify'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import querystring from 'node:querystring'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { compilePage } from './pages.mjs'
import { Store } from './store.mjs'

const example = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const store = new Store(example.database, Buffer.from(example.masterKey, 'base64url'))
const compress = promisify(gzip)
const csrfKey = randomBytes(32)
const quarterOfAnHour = 15 * 60 * 1000
const recentReads = new Map()

const securityHeaders = example.securityHeaders
const csrfToken = (who) => createHmac('sha256', csrfKey).update(who.session).digest('base64url')

// Node.js 22 has no BLAKE2b of 256 bits: the token is hashed with SHA-256, and the stored hash of this one token is known.
const sessions = new Map([[createHash('sha256').update(example.token).digest('hex'), example.tokenHash]])

function whoAsks(request) {
  const cookie = /(?:^|; )sessie=([^;]*)/.exec(request.headers.cookie ?? '')?.[1]
  if (!cookie) return undefined
  const point = cookie.indexOf('.')
  const hash = sessions.get(createHash('sha256').update(cookie.slice(point + 1)).digest('hex'))
  return hash && store.session(cookie.slice(0, point), hash)
}

// The first read of a case by a person in a quarter of an hour is an audit line.
function recordOnce(who, casus, request) {
  const key = `${who.session}casus.gelezen${casus}`, now = Date.now()
  if (now - (recentReads.get(key) ?? 0) <= quarterOfAnHour) return
  recentReads.set(key, now)
  store.writing(() => store.log(who, 'casus.gelezen', casus, request.ip, request.id))
}

const app = Fastify({ logger: { level: 'info' }, disableRequestLogging: true, genReqId: () => randomBytes(8).toString('hex') })
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => done(null, querystring.parse(body)))
app.addHook('onResponse', async (request, reply) => {
  request.log.info({ route: request.routeOptions.url, status: reply.statusCode, microseconds: Math.round(reply.elapsedTime * 1000) }, 'request')
})
app.addHook('onSend', async (request, reply, body) => {
  reply.headers(securityHeaders)
  if (typeof body !== 'string' || body.length < 1024 || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return body
  reply.header('Vary', 'Accept-Encoding').header('Content-Encoding', 'gzip')
  return compress(body, { level: 1 })
})

const report = []
const learned = store.reading(() => {
  const who = store.session(example.organisation, example.tokenHash)
  return new Map(example.pages.map((page) => {
    const casus = store.casus(who, page.casus)
    const compiled = compilePage(page.html, store.parts(who, casus), example.csrf)
    report.push({ path: page.path, questions: compiled.questions, texts: compiled.texts, parts: compiled.parts, same: compiled.same })
    return [page.path, compiled.render]
  }))
})

app.get('/casussen/:casus/plan/:stap', (request, reply) => {
  const page = store.reading(() => {
    const who = whoAsks(request)
    if (!who) return undefined
    const casus = store.casus(who, request.params.casus)
    const draw = casus && learned.get(request.url)
    if (!draw) return undefined
    const parts = store.parts(who, casus)
    store.colleagues(who)
    return { who, html: draw(parts, csrfToken(who)) }
  })
  if (!page) return reply.code(404).send()
  recordOnce(page.who, request.params.casus, request)
  return reply.type('text/html; charset=utf-8').send(page.html)
})

app.post('/casussen/:casus/onderdelen/:onderdeel', (request, reply) => {
  const form = request.body
  const answer = store.writing(() => {
    const who = whoAsks(request)
    if (!who) return undefined
    const given = Buffer.from(form.csrf ?? ''), wanted = Buffer.from(csrfToken(who))
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
    const casus = store.casus(who, request.params.casus)
    const parts = casus && store.parts(who, casus)
    const part = parts?.get(request.params.onderdeel)
    const name = part && Object.keys(part.fields).find((n) => n in form)
    if (!name) return undefined
    const version = store.change(who, casus, part, Number(form.versie), name, form[name])
    if (version === undefined) return undefined
    store.colleagues(who)
    store.log(who, 'plan.gewijzigd', casus.casus_id, request.ip, request.id)
    return { versie: version, bewaard_om: new Date().toTimeString().slice(0, 5), fouten: [], fragmenten: example.fragments[part.soort] ?? {} }
  })
  if (!answer) return reply.code(409).send({})
  return reply.send(answer)
})

// The token that this server wants back in a form.
app.get('/csrf', (request) => store.reading(() => csrfToken(whoAsks(request))))

await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${JSON.stringify({ port: app.server.address().port, pages: report })}\n`)
process.on('SIGTERM', () => app.close())
