// SPDX-License-Identifier: EUPL-1.2
//
// `make bench`: what Ontknoop costs, from one run on one machine, beside the yardstick of fastify/ where there is one.
//
//   node run.mjs BUILD_FOLDER             CLEAN=1 in the environment also times a clean build (minutes)
//   node run.mjs BUILD_FOLDER compare     only beside the yardstick, with the program that is there
import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanBuild } from './clean_build.mjs'
import { eventStreams } from './events.mjs'
import { get, load, once, post } from './load.mjs'
import { memory, pinLoad, pinned, processorTime, start, stop } from './programs.mjs'
import { checkDownload, compareSums, office } from './sums.mjs'
import { Table } from './table.mjs'

const here = dirname(fileURLToPath(import.meta.url)), root = resolve(here, '../..')
const build = resolve(process.argv[2] ?? join(root, 'build/release'))
const rounds = 5, connections = 16, password = 'samen-een-knoop-los', email = 'professional@waterveen.voorbeeld'
const scratch = join(build, 'bench')
const folders = { ontknoop: join(scratch, 'ontknoop'), fastify: join(scratch, 'fastify') }
const gzip = 'Accept-Encoding: gzip\r\n', json = 'Accept: application/json\r\n'

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, cwd: root, ...options })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stdout}${done.stderr}`)
  return done.stdout
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const digits = (x) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2))

// --- the programs -------------------------------------------------------------------------------------------------------
const startOntknoop = (folder, options = {}) => start(join(build, 'ontknoop'), ['serve', '--demo', '--data', folder, '--port', '0'], {
  log: join(scratch, 'ontknoop.log'), env: { ONTKNOOP_VERZOEKEN_PER_MINUUT: '0', ONTKNOOP_STROMEN_PER_SESSIE: '0' },
  ready: (line) => { const m = /luistert op http:\/\/.*:(\d+)$/.exec(line); return m && { port: Number(m[1]) } }, ...options })

const startFastify = (example) => start(process.execPath, [join(here, 'fastify/server.mjs'), example], {
  log: join(scratch, 'fastify.log'), env: { NODE_ENV: 'production' },
  ready: (line) => (line.startsWith('{"port"') ? JSON.parse(line) : undefined) })

async function signIn(port) {
  const form = `email=${encodeURIComponent(email)}&wachtwoord=${password}`
  const answer = await once(port, post('/aanmelden', '', form))
  return /set-cookie: (sessie=[^;]*)/i.exec(answer.head)[1]
}

// What was handed in stands. A plan that somebody works on is a draft.
async function takeBack(port, cookie, casus) {
  const csrf = /name="csrf" value="([^"]*)"/.exec((await once(port, get(`/casussen/${casus}`, cookie))).body.toString())[1]
  await once(port, post(`/casussen/${casus}/status`, cookie, new URLSearchParams({ csrf, naar: 'concept', toelichting: 'Om te meten.' }).toString()))
}

// --- what is asked --------------------------------------------------------------------------------------------------------
// The first large text of each part that has one: what people type in.
function formsOf(page) {
  return [...page.matchAll(/<form class="[^"]*" id="f-([a-z0-9]+)-vorm" action="([^"]*)".*?<\/form>/gs)].flatMap(([form, part, action]) => {
    const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1]
    const field = /<textarea [^>]*name="([^"]*)"[^>]*>[^<]{10,}<\/textarea>/.exec(form)?.[1]
    return field ? [{ part, action, field, csrf: hidden('csrf'), version: hidden('versie'), seen: hidden('gezien'), back: hidden('terug') }] : []
  })
}

const typed = (n) => `Dit is wat iemand aan tafel intikt, zonder namen, in gewone woorden, ongeveer twee regels lang. `.repeat(2) + n

// Everybody types in a part of his own; every change makes it one version further.
function autosaver(forms, cookie, csrf) {
  const versions = forms.map((f) => Number(f.version))
  let n = 0
  return (connection) => {
    const form = forms[connection % forms.length]
    const body = new URLSearchParams({ csrf, terug: form.back, versie: versions[connection % forms.length]++, gezien: form.seen, [form.field]: typed(++n) })
    return post(form.action, cookie, body.toString(), json + gzip)
  }
}

async function measure(program, requests, next) {
  const before = processorTime(program.pid)
  const result = await load({ port: program.port, connections, requests, next })
  if (result.failed) throw new Error(`${result.failed} of ${requests} answers were not 200`)
  return { ...result, perSecond: requests / result.seconds, microseconds: (processorTime(program.pid) - before) / requests }
}

// Alternating rounds, so that what else the machine does falls on both alike.
async function compare(programs, requests, nexts) {
  const results = programs.map(() => [])
  for (const [i, program] of programs.entries()) await measure(program, Math.ceil(requests / 2), nexts[i]())  // warm up
  for (let round = 0; round < rounds; ++round)
    for (const [i, program] of programs.entries()) results[i].push(await measure(program, requests, nexts[i]()))
  return results.map((all) => ({
    perSecond: median(all.map((r) => r.perSecond)), microseconds: median(all.map((r) => r.microseconds)),
    median: median(all.map((r) => r.median)), p99: median(all.map((r) => r.p99)), bytes: all[0].bytes }))
}

// --- the comparison ---------------------------------------------------------------------------------------------------------
async function sideBySide(table) {
  let ontknoop = await startOntknoop(folders.ontknoop)
  const cookie = await signIn(ontknoop.port)
  const casussen = (await once(ontknoop.port, get('/casussen', cookie))).body.toString()
  const ids = [...new Set([...casussen.matchAll(/href="\/casussen\/([0-9a-z]{16})"/g)].map((m) => m[1]))]
  for (const id of ids) await takeBack(ontknoop.port, cookie, id)
  const paths = [`/casussen/${ids[0]}/plan/alles`, `/casussen/${ids[0]}/plan/doorbraak`]
  const pages = []
  let head
  for (const path of paths) {
    const answer = await once(ontknoop.port, get(path, cookie))
    head = answer.head
    pages.push({ path, casus: ids[0], html: answer.body.toString() })
  }
  const forms = []
  for (const id of ids) forms.push(...formsOf((await once(ontknoop.port, get(`/casussen/${id}/plan/alles`, cookie))).body.toString()))
  const csrf = forms[0].csrf

  // Both start from the same file; the yardstick gets its copy before anything is written.
  await stop(ontknoop)
  cpSync(folders.ontknoop, folders.fastify, { recursive: true })
  ontknoop = await startOntknoop(folders.ontknoop)

  const spread = Array.from({ length: connections }, (_, i) => forms[Math.floor((i * forms.length) / connections)])
  const fragments = {}
  const db = new Database(join(folders.fastify, 'ontknoop.db'), { readonly: true })
  const kind = db.prepare('SELECT soort FROM onderdeel WHERE onderdeel_id = ?').pluck()
  const tokenHash = db.prepare('SELECT token_hash FROM sessie').pluck().get()
  for (const form of new Map(spread.map((f) => [kind.get(f.part), f])).values()) {
    const body = new URLSearchParams({ csrf, terug: form.back, versie: form.version, gezien: form.seen, [form.field]: typed('vooraf') })
    const answer = JSON.parse((await once(ontknoop.port, post(form.action, cookie, body.toString(), json))).body.toString())
    fragments[kind.get(form.part)] = answer.fragmenten
    form.versionAfterwards = answer.versie
  }
  db.close()
  const [organisation, token] = cookie.slice('sessie='.length).split('.')
  const securityHeaders = Object.fromEntries(head.split('\r\n').slice(1).map((l) => l.split(': ')).filter(([name]) =>
    /^(content-security-policy|x-|referrer|permissions|cross-origin|cache-control)/i.test(name)).map(([name, ...value]) => [name, value.join(': ')]))
  const example = join(scratch, 'example.json')
  writeFileSync(example, JSON.stringify({
    database: join(folders.fastify, 'ontknoop.db'), masterKey: readFileSync(join(folders.fastify, 'hoofdsleutel'), 'utf8').trim(),
    organisation, token, tokenHash, csrf, securityHeaders, pages, fragments }), { mode: 0o600 })
  const fastify = await startFastify(example)
  const fastifyCsrf = (await once(fastify.port, get('/csrf', cookie))).body.toString()

  for (const page of fastify.pages)
    table.note(`${page.path.replace(ids[0], ':casus')}: ${page.parts} forms of parts, ${page.questions} questions, ${page.texts} texts, ` +
      (page.same ? 'byte for byte the same page' : 'NOT the same page'))

  const programs = [ontknoop, fastify]
  const page = (path, extra) => [0, 1].map(() => () => () => get(path, cookie, extra))
  const row = (name, [ours, theirs], target) => table.compare(name, ours, theirs, target)
  row('plan on one page, gzip', await compare(programs, 400, page(paths[0], gzip)), 3)
  row('plan on one page, plain', await compare(programs, 400, page(paths[0], '')))
  row('one guided step, gzip', await compare(programs, 1200, page(paths[1], gzip)), 3)
  row('one guided step, plain', await compare(programs, 1200, page(paths[1], '')))
  const savers = [autosaver(spread.map((f) => ({ ...f, version: f.versionAfterwards ?? f.version })), cookie, csrf), autosaver(spread, cookie, fastifyCsrf)]
  row('autosave, durable', await compare(programs, 800, savers.map((s) => () => s)), 3)
  table.pair('memory after all this, PSS', `${digits(memory(ontknoop.pid))} MB`, `${digits(memory(fastify.pid))} MB`)
  await stop(fastify)
  await stop(ontknoop)
  return { cookie, casus: ids[0], form: spread[0], csrf }
}

// --- the rest ---------------------------------------------------------------------------------------------------------------
function ofTheProgram(table) {
  const out = JSON.parse(run(join(build, 'tests/bench/programma_bench'), [folders.ontknoop, ...['a', 'b'].map((x) => join(root, `tests/eval/vragen_${x}.jsonl`))]))
  const name = (path) => path.replace(/[0-9a-z]{16}/, ':casus')
  for (const d of out.documents.filter((x) => x.status === 200))
    table.single(name(d.path), `${digits(d.milliseconds)} ms`, `${digits(d.bytes / 1024)} kB`, d.path.endsWith('plan.pdf') ? [d.milliseconds < 50, '< 50 ms'] : undefined)
  const pages = out.pages.filter((p) => p.status === 200 && p.type.startsWith('text/html'))
  const statements = pages.map((p) => p.statements)
  table.single('queries per page, all pages', `median ${median(statements)}`, `most ${Math.max(...statements)}`)
  for (const p of pages.filter((x) => /plan\/(alles|doorbraak|canvas)$|^\/$|casussen$|inzicht$|kluwen$/.test(x.path) || x.statements === Math.max(...statements)))
    table.single(`  ${name(p.path)}`, `${p.statements} queries`, `${digits(p.milliseconds)} ms, ${digits(p.bytes / 1024)} kB`)
  table.single('  autosave', `${out.autosave.statements} queries`, `${digits(out.autosave.milliseconds)} ms`)
  table.single('  a price typed in, the sum computed anew', `${digits(out.price.milliseconds)} ms`, `${out.price.statements} queries`)
  table.single(`search, ${out.search.questions} lay questions`, `p50 ${digits(out.search.p50)} ms`, `p99 ${digits(out.search.p99)} ms`)
}

function ofTheCalculator(table) {
  const out = JSON.parse(run(join(build, 'tests/bench/rekentool_bench'), ['--benchmark_format=json'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  const words = { deterministic: 'calculation of 100 lines', twenty_thousand_draws: 'the same, 20,000 draws', tornado_of_all_assumptions: 'which assumption weighs most' }
  const target = { twenty_thousand_draws: (ms) => [ms < 50, '< 50 ms'] }
  for (const b of out.benchmarks) table.single(words[b.name] ?? b.name, `${digits(b.cpu_time)} ${b.time_unit}`, '', target[b.name]?.(b.cpu_time))

  const household = run(join(build, 'tests/bench/rekentool_bench'), ['--huishouden'])
  const file = join(scratch, 'huishouden.json')
  writeFileSync(file, household)
  const ours = JSON.parse(run(join(build, 'ontknoop'), ['rekentool', 'bereken', '--json', file])).kosten
  const beside = compareSums(household, ours, scratch)
  const times = (milliseconds) => `${digits((milliseconds * 1000) / out.benchmarks.find((b) => b.name === 'deterministic').cpu_time)} x ours`
  table.single('  the same in the second implementation', `${digits(beside.oracle.milliseconds)} ms`, times(beside.oracle.milliseconds), [beside.oracle.same, 'the same cents'])
  if (!beside.spreadsheet) return table.note('the spreadsheet was left out: libreoffice-calc-nogui and python3-uno are not installed (./setup bench)')
  const { milliseconds, load, formulas, off } = beside.spreadsheet
  table.single(`  in LibreOffice, ${formulas} formulas`, `${digits(milliseconds)} ms`, times(milliseconds), [off === 0, 'the same cents'])
  table.single('  opening that spreadsheet', `${digits(load)} ms`)
}

// What people take along: opened and computed anew by the office, it must come to our amounts.
async function ofTheDownload(table, { cookie, casus }) {
  if (!office()) return
  const ontknoop = await startOntknoop(folders.ontknoop, { pin: false })
  try {
    const csv = (await once(ontknoop.port, get(`/casussen/${casus}/rekensom.csv?blad=uitkomst`, cookie))).body.toString()
    const amounts = csv.split('\r\n').slice(1, 8).map((line) => Math.round(Number(line.split(';')[1].replace(',', '.')) * 100))
    for (const kind of ['ods', 'xlsx']) {
      const content = (await once(ontknoop.port, get(`/casussen/${casus}/rekensom.${kind}`, cookie))).body
      const { errors, same } = checkDownload(kind, content, amounts, scratch)
      table.single(`a downloaded ${kind} of the sum, computed by LibreOffice`, `${errors} errors`, '', [same && errors === 0, 'the same cents'])
    }
  } finally {
    await stop(ontknoop)
  }
}

async function ofTheStreams(table, { cookie, casus, form, csrf }) {
  const ontknoop = await startOntknoop(folders.ontknoop, { pin: false })
  try {
    const page = (await once(ontknoop.port, get(`/casussen/${casus}/plan/alles`, cookie))).body.toString()
    const fresh = formsOf(page).find((f) => f.part === form.part) ?? formsOf(page)[0]
    const before = memory(ontknoop.pid)
    const result = await eventStreams({
      port: ontknoop.port, clients: 1000, request: get(`/casussen/${casus}/gebeurtenissen`, cookie), measure: () => memory(ontknoop.pid),
      change: () => once(ontknoop.port, autosaver([fresh], cookie, csrf)(0)) })
    table.single('memory with 1,000 event streams, PSS', `${digits(result.measured)} MB`, `${digits(((result.measured - before) * 1024) / 1000)} kB each`, [result.measured < 80, '< 80 MB'])
    table.single('  a change has reached all 1,000', `${digits(result.milliseconds)} ms`, `${result.reached} reached`)
  } finally {
    await stop(ontknoop)
  }
}

async function byItself(table, known) {
  table.section('Ontknoop by itself')
  ofTheProgram(table)
  await ofTheStreams(table, known)
  ofTheCalculator(table)
  await ofTheDownload(table, known)
  table.single('size of the program', `${digits(statSync(join(build, 'ontknoop')).size / 1e6)} MB`)
  if (process.env.CLEAN) {
    const seconds = cleanBuild(root, mkdtempSync(join(tmpdir(), 'ontknoop-clean-')))
    table.single('clean build on two processors', `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`, '', [seconds < 240, '< 4 min'])
  } else table.note('the time of a clean build is measured by: make bench CLEAN=1')
}

const onlyCompare = process.argv[3] === 'compare'
if (!onlyCompare) {
  run('cmake', ['-S', root, '-B', build, '-DONTKNOOP_BENCH=ON'])
  run('cmake', ['--build', build, '--target', 'ontknoop', 'programma_bench', 'rekentool_bench'])
}
rmSync(scratch, { recursive: true, force: true })
mkdirSync(scratch, { recursive: true, mode: 0o700 })
pinLoad()

const table = new Table(digits)
table.head(`Ontknoop beside Fastify 4 + better-sqlite3, ${connections} connections, median of ${rounds} alternating rounds`,
  `${cpus().length} x ${cpus()[0].model}` + (pinned ? ', server on one, load on the other' : ', server and load share it'))
const known = await sideBySide(table)
if (!onlyCompare) await byItself(table, known)
table.print(readFileSync(join(here, 'equal.txt'), 'utf8'))
rmSync(scratch, { recursive: true, force: true })
