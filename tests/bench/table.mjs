// SPDX-License-Identifier: EUPL-1.2
//
// The figures as they are printed. Ratios first: absolute figures are of this machine at this moment.
export class Table {
  #lines = []
  #notes = []
  #digits

  constructor(digits) { this.#digits = digits }

  head(...lines) { this.#lines.push(...lines, '', this.#row('', 'requests/s', 'CPU us/request', 'p99 ms', 'ratio', '')) }
  section(name) { this.#lines.push('', name) }
  note(text) { this.#notes.push(text) }

  // The ratio of requests per second; and of processor time, which moves less when the machine does other things too.
  compare(name, ours, theirs, target) {
    const d = this.#digits, ratio = ours.perSecond / theirs.perSecond, cpu = theirs.microseconds / ours.microseconds
    const verdict = target ? (ratio >= target ? `reached (${target})` : `MISSED (${target})`) : ''
    this.#lines.push(
      this.#row(name, d(ours.perSecond), d(ours.microseconds), d(ours.p99), `${d(ratio)} x`, verdict),
      this.#row(`  ${(ours.bytes / 1024).toFixed(0)} kB; Fastify ${(theirs.bytes / 1024).toFixed(0)} kB`, d(theirs.perSecond), d(theirs.microseconds), d(theirs.p99), `${d(cpu)} x CPU`, ''))
  }

  pair(name, ours, theirs) { this.#lines.push(`${name.padEnd(36)}${ours.padStart(12)}   Fastify ${theirs}`) }
  single(name, value, detail = '', [reached, target] = []) {
    this.#lines.push(`${name.padEnd(40)}${value.padStart(14)}   ${detail.padEnd(22)}${target ? `${reached ? 'reached' : 'MISSED'} (${target})` : ''}`.trimEnd())
  }

  print(footer) {
    console.log(`\n${this.#lines.join('\n')}\n\n${this.#notes.join('\n')}\n\n${footer}`)
  }

  #row(name, ...cells) {
    return `${name.padEnd(34)}${cells.slice(0, 4).map((c) => c.padStart(15)).join('')}   ${cells[4]}`.trimEnd()
  }
}
