// SPDX-License-Identifier: EUPL-1.2
//
// The calculation of rekentool_bench.cpp as people make it today: a spreadsheet with a cell per line, situation and month.
const letters = (column) => {
  let text = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  return text
}
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
const number = (value) => `<table:table-cell office:value-type="float" office:value="${value}"/>`
const formula = (text) => `<table:table-cell table:formula="of:=${escape(text)}" office:value-type="float" office:value="0"/>`
const row = (cells) => `<table:table-row>${cells.join('')}</table:table-row>\n`

const perMonth = { dag: 365 / 12, week: 365 / 84, maand: 1, kwartaal: 1 / 3, jaar: 1 / 12, eenmalig: 1 }
const situations = ['nu', 'niets', 'plan']
const likely = (estimate) => Number(typeof estimate === 'object' ? estimate.waarschijnlijk : estimate)

// Columns: price, index, times a month, from, to, growth, three quantities, three probabilities, breakthrough; then the
// months of each situation, and a rounded total of each. The index comes from the years, as a person would have it.
const fixed = 13

// A flat OpenDocument spreadsheet of a sum in canonical form (rekentool/rekensom_json.h). Row 1 holds the months; the last
// row the four totals: now, doing nothing, plan, breakthrough.
export function spreadsheet(som) {
  const horizon = som.horizon_maanden, rate = Number(som.discontovoet), series = som.indexreeksen[0].procent
  const monthColumn = (situation, month) => fixed + situation * horizon + month
  const totalColumn = (situation) => fixed + situations.length * horizon + situation
  const head = Array.from({ length: fixed }, () => '<table:table-cell/>')
  for (let s = 0; s < situations.length; ++s) for (let m = 0; m < horizon; ++m) head.push(number(m))
  const rows = [row(head)]
  som.regels.forEach((line, i) => {
    const r = i + 2, once = line.frequentie === 'eenmalig', from = line.start, to = once ? from + 1 : (line.einde ?? horizon)
    let index = '1'
    for (let year = line.prijs.prijsjaar + 1; year <= som.basisjaar; ++year) index += `*(1+${series[year]}/100)`
    const cells = [number(likely(line.prijs.bedrag_euro)), formula(index), number(perMonth[line.frequentie]), number(from), number(to), number(line.groei),
      ...situations.map((s) => number(likely(line.hoeveelheid[s]))), ...situations.map((s) => number(line.kans[s] === undefined ? 1 : likely(line.kans[s]))),
      number(line.doorbraak ? 1 : 0)]
    situations.forEach((_, s) => {
      for (let m = 0; m < horizon; ++m) {
        const month = `[.${letters(monthColumn(s, m))}$1]`
        cells.push(formula(`IF(AND(${month}>=[.$D${r}];${month}<[.$E${r}]);[.$A${r}]*[.$B${r}]*[.$C${r}]*[.$${letters(6 + s)}${r}]*[.$${letters(9 + s)}${r}]` +
          `*(1+[.$F${r}])^INT(${month}/12)*${1 + rate}^(-INT(${month}/12));0)`))
      }
    })
    situations.forEach((_, s) => cells.push(formula(`ROUND(SUM([.${letters(monthColumn(s, 0))}${r}:.${letters(monthColumn(s, horizon - 1))}${r}]);2)`)))
    rows.push(row(cells))
  })
  const last = som.regels.length + 1
  const total = (situation, flag) => {
    const column = letters(totalColumn(situation))
    return formula(`SUMIF([.$M$2:.$M$${last}];${flag};[.${column}2:.${column}${last}])`)
  }
  rows.push(row([total(0, 0), total(1, 0), total(2, 0), total(2, 1)]))
  const names = [['office', 'office'], ['table', 'table'], ['text', 'text']].map(([p, n]) => `xmlns:${p}="urn:oasis:names:tc:opendocument:xmlns:${n}:1.0"`).join(' ')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${names} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" ` +
    `office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Som">\n${rows.join('')}` +
    '</table:table></office:spreadsheet></office:body></office:document>\n'
}

// Where the totals stand, for who reads the sheet: row and first column, from 0.
export const totalsAt = (som) => ({ row: som.regels.length + 1, column: 0 })
export const formulas = (som) => som.regels.length * (situations.length * (som.horizon_maanden + 1) + 1) + 4
