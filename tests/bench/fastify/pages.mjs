// SPDX-License-Identifier: EUPL-1.2
//
// The same page, byte for byte: a page of Ontknoop becomes one template literal per form, with every value and every choice
// of the parts taken from the database and escaped at the place where it stood. What stands between the forms is one fixed
// text. That is the fastest way to draw this page in JavaScript: labels, help and options are inlined beforehand.
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text) => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => entities[c]) : text)
const unescapeHtml = (text) => Object.entries(entities).reduceRight((t, [c, e]) => t.replaceAll(e, c), text)

// How a stored value is shown in its field.
const shapes = {
  e: escapeHtml,
  money: (stored) => (stored === '' ? '' : escapeHtml(`${stored.slice(0, -2) || '0'},${stored.slice(-2).padStart(2, '0')}`)),
  comma: (stored) => escapeHtml(stored.replace('.', ',')),
}

const literal = (text) => text.replace(/[\\`]|\$\{/g, '\\$&')
const control = new RegExp([
  /(?<input><input (?<attributes>[^>]*)>)/, /(?<select><select [^>]*name="(?<list>[^"]*)"[^>]*>)/, /(?<end><\/select>)/,
  /(?<option><option value="(?<code>[^"]*)"(?<selected> selected)?>)/,
  /(?<area><textarea [^>]*name="(?<box>[^"]*)"[^>]*>(?<inside>[^<]*)<\/textarea>)/,
].map((r) => r.source).join('|'), 'g')
const attribute = (attributes, name) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]

export function compilePage(html, parts, csrf) {
  let count = 0
  const holes = (part, fields) => {
    let list
    return (text) => {
      const value = (name) => fields[name]?.text ?? ''
      const get = (name) => `v(p.fields.${name})`
      let code = '', at = 0
      const put = (from, to, hole) => {
        code += literal(text.slice(at, from)) + '${' + hole + '}'
        at = to
        ++count
      }
      const choice = (checked, name, chosen, test, from, to) => {
        if (name in part.fields && chosen === checked) put(from, to, test)
      }
      for (const m of text.matchAll(control)) {
        const g = m.groups, start = m.index, stop = start + m[0].length
        if (g.select) list = g.list
        else if (g.end) list = undefined
        else if (g.option && list && value(list) !== undefined) {
          const place = start + `<option value="${g.code}"`.length
          choice(Boolean(g.selected), list, value(list) === unescapeHtml(g.code), `${get(list)} === ${JSON.stringify(unescapeHtml(g.code))} ? ' selected' : ''`,
            place, place + (g.selected ?? '').length)
        } else if (g.area && g.box in part.fields && escapeHtml(value(g.box)) === g.inside) {
          const to = stop - '</textarea>'.length
          put(to - g.inside.length, to, `e(${get(g.box)})`)
        } else if (g.input) {
          const type = attribute(g.attributes, 'type'), name = attribute(g.attributes, 'name'), shown = attribute(g.attributes, 'value')
          const before = start + m[0].indexOf(' value="') + ' value="'.length
          if (name === 'csrf') put(before, before + shown.length, 'csrf')
          else if (name === 'versie') put(before, before + shown.length, 'p.versie')
          else if (type === 'radio' || type === 'checkbox') {
            const checked = m[0].endsWith(' checked>'), code = unescapeHtml(shown ?? '')
            const one = type === 'radio'
            choice(checked, name, one ? value(name) === code : value(name).split(',').includes(code),
              one ? `${get(name)} === ${JSON.stringify(code)} ? ' checked' : ''` : `${get(name)}.split(',').includes(${JSON.stringify(code)}) ? ' checked' : ''`,
              stop - (checked ? ' checked>' : '>').length, stop - 1)
          } else if (name in part.fields && shown !== undefined) {
            const shape = Object.keys(shapes).find((s) => shapes[s](value(name)) === shown)
            if (shape) put(before, before + shown.length, `${shape}(${get(name)})`)
          }
        }
      }
      return code + literal(text.slice(at))
    }
  }

  const pieces = [], partsDrawn = new Set()
  const fixed = (text) => pieces.push(text.split(csrf).map(literal).join('${csrf}'))
  let at = 0
  for (const form of html.matchAll(/<form class="[^"]*" id="f-([a-z0-9]+)-vorm".*?<\/form>/gs)) {
    const part = parts.get(form[1])
    if (!part) continue
    fixed(html.slice(at, form.index))
    pieces.push('${(p = parts.get("' + form[1] + '"), \'\')}' + holes(part, part.fields)(form[0]))
    partsDrawn.add(form[1])
    at = form.index + form[0].length
  }
  fixed(html.slice(at))
  const names = Object.keys(shapes)
  const source = `return (parts, csrf) => { let p; return \`${pieces.join('')}\` }`
  const v = (field) => (field === undefined ? '' : field.text)
  const render = new Function(...names, 'v', source)(...names.map((n) => shapes[n]), v)
  return { render, values: count, parts: partsDrawn.size, same: render(parts, csrf) === html }
}
