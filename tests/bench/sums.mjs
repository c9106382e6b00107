// SPDX-License-Identifier: EUPL-1.2
//
// The calculator beside the ways people check a sum today: a spreadsheet, and a second implementation.
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compute } from '../orakel/orakel.mjs'
import { formulas, spreadsheet, totalsAt } from './spreadsheet.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const kinds = ['nu', 'niets', 'plan', 'doorbraak']
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stdout}${done.stderr}`)
  return done.stdout
}

// The bridge belongs to the Python of Debian, which need not be the first on the path.
const python = () => ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import uno']).status === 0)

// LibreOffice with its bridge to Python; undefined where it is not installed.
export const office = () => (python() ? ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0) : undefined)

// Asks an office that runs by itself, with a profile of its own in `scratch`.
export function inOffice(scratch, file, { rounds = 1, sheet = 0, row = 0, column = 0, count = 1, down = false }) {
  const pipe = `ontknoop-${process.pid}`
  const program = spawn(office(), ['--headless', '--invisible', '--norestore', '--nologo', `-env:UserInstallation=file://${join(scratch, 'office')}`, `--accept=pipe,name=${pipe};urp`], { stdio: 'ignore' })
  try {
    return JSON.parse(run(python(), [join(here, 'spreadsheet_uno.py'), pipe, file, rounds, sheet, row, column, count, down ? 1 : 0, '--stop'].map(String), { timeout: 240_000 }))
  } finally {
    program.kill()
  }
}

// `sum`: canonical JSON. Gives times in milliseconds and whether the totals agree with ours to the cent.
export function compareSums(sum, ours, scratch) {
  const som = JSON.parse(sum), times = []
  let totals
  for (let round = 0; round < 5; ++round) {
    const begin = performance.now()
    totals = compute(som).kosten
    times.push(performance.now() - begin)
  }
  const result = { oracle: { milliseconds: median(times), same: kinds.every((k) => String(totals[k]) === String(ours[k])) } }
  if (!office()) return result
  const file = join(scratch, 'som.fods')
  writeFileSync(file, spreadsheet(som))
  const sheet = inOffice(scratch, file, { rounds: 11, ...totalsAt(som), count: kinds.length })
  const cents = sheet.values.map((euro) => Math.round(euro * 100))
  result.spreadsheet = { milliseconds: sheet.calculate * 1000, load: sheet.load * 1000, formulas: formulas(som), off: Math.max(...kinds.map((k, i) => Math.abs(cents[i] - ours[k]))) }
  return result
}

// The spreadsheet that people download: the office computes it anew and must come to the amounts we wrote into it.
export function checkDownload(kind, content, amounts, scratch) {
  const file = join(scratch, `rekensom.${kind}`)
  writeFileSync(file, content)
  const sheet = inOffice(scratch, file, { row: 1, column: 1, count: amounts.length, down: true })
  return { errors: sheet.errors, same: amounts.every((amount, i) => Math.round(sheet.values[i] * 100) === amount) }
}
