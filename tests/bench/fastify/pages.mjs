// SPDX-License-Identifier: EUPL-1.2
//
// The same page, byte for byte: a page of Ontknoop becomes one template literal. Every value, choice and id of a part comes
// from the database and every word from a table of texts, escaped where it stands, as on any page with labels and lists of
// options; the tags between them are fixed. That is the fastest way to draw this page in JavaScript that still draws it.
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text) => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => entities[c]) : text)
const unescapeHtml = (text) => Object.entries(entities).reduceRight((t, [c, e]) => t.replaceAll(e, c), text)

// How a stored value is shown in its field.
const shapes = {
  e: escapeHtml,
  money: (stored) => (stored === '' ? '' : escapeHtml(`${stored.slice(0, -2) || '0'},${stored.slice(-2).padStart(2, '0')}`)),
  comma: (stored) => escapeHtml(stored.replace('.', ',')),
}

const quoted = (text) => text.replace(/[\\`]|\$\{/g, '\\$&')
const attribute = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
const controls = new RegExp([
  /(?<input><input [^>]*>)/, /(?<select><select [^>]*>)/, /(?<option><option [^>]*>)/,
  /(?<area><textarea [^>]*>\n?)(?<inside>[^<]*)<\/textarea>/, /(?<=>)(?<words>[^<]+)/,
].map((r) => r.source).join('|'), 'g')

// Writes the code of a template literal that gives `html`; `part` is what its fields come from, when it is a form of a part.
class Writer {
  code = ''
  values = 0
  texts = new Map()
  #html
  #part
  #at = 0
  #csrf

  constructor(csrf) { this.#csrf = csrf }

  write(html, part) {
    this.#html = html, this.#part = part, this.#at = 0
    let list
    for (const m of html.matchAll(controls)) {
      const { input, select, option, area, inside, words } = m.groups
      if (words) this.#words(m.index, words)
      else if (!part) continue
      else if (select) list = attribute(select, 'name')
      else if (area) this.#value(m.index + area.length, inside, attribute(area, 'name'))
      else if (option) this.#choice(m.index, option, list, 'selected')
      else if (input) this.#input(m.index, input)
    }
    this.#fixed(html.length)
  }

  // What is fixed, up to here; the token of the session and the id of the part stand in it too.
  #fixed(to) {
    let text = quoted(this.#html.slice(this.#at, to)).replaceAll(this.#csrf, '${csrf}')
    if (this.#part) text = text.replaceAll(this.#part.onderdeel_id, '${p.onderdeel_id}')
    this.code += text
  }

  #hole(from, to, expression) {
    this.#fixed(from)
    this.code += '${' + expression + '}'
    this.#at = to
  }

  #words(at, words) {
    const text = unescapeHtml(words)
    if (escapeHtml(text) !== words || text.trim() === '') return
    if (!this.texts.has(text)) this.texts.set(text, `text.${this.texts.size}`)
    this.#hole(at, at + words.length, `e(t.get("${this.texts.get(text)}"))`)
  }

  #stored(name) { return this.#part.fields[name]?.text }

  #value(at, shown, name) {
    const stored = this.#stored(name)
    const shape = stored === undefined ? undefined : Object.keys(shapes).find((s) => shapes[s](stored) === shown)
    if (!shape) return
    this.#hole(at, at + shown.length, `${shape}(v(p.fields.${name}))`)
    ++this.values
  }

  #input(at, tag) {
    const type = attribute(tag, 'type'), name = attribute(tag, 'name')
    const place = at + tag.indexOf(' value="') + ' value="'.length, shown = attribute(tag, 'value') ?? ''
    if (name === 'versie') this.#hole(place, place + shown.length, 'p.versie')
    else if (type === 'radio' || type === 'checkbox') this.#choice(at, tag, name, 'checked', type === 'checkbox')
    else this.#value(place, shown, name)
  }

  #choice(at, tag, name, word, several = false) {
    const stored = this.#stored(name), code = unescapeHtml(attribute(tag, 'value')), chosen = tag.endsWith(` ${word}>`)
    if (stored === undefined || chosen !== (several ? stored.split(',').includes(code) : stored === code)) return
    const test = several ? `v(p.fields.${name}).split(',').includes(${JSON.stringify(code)})` : `v(p.fields.${name}) === ${JSON.stringify(code)}`
    const end = at + tag.length - 1
    this.#hole(chosen ? end - word.length - 1 : end, end, `${test} ? ' ${word}' : ''`)
    ++this.values
  }
}

// {render(parts, csrf), values, texts, parts: how many are drawn, same: whether render() gives `html` back}
export function compilePage(html, parts, csrf) {
  const writer = new Writer(csrf), drawn = new Set()
  let at = 0
  for (const form of html.matchAll(/<form class="[^"]*" id="f-([a-z0-9]+)-vorm".*?<\/form>/gs)) {
    const part = parts.get(form[1])
    if (!part) continue
    writer.write(html.slice(at, form.index))
    writer.code += '${(p = parts.get("' + form[1] + '"), "")}'
    writer.write(form[0], part)
    drawn.add(form[1])
    at = form.index + form[0].length
  }
  writer.write(html.slice(at))
  const texts = new Map([...writer.texts].map(([text, key]) => [key, text]))
  const v = (field) => (field === undefined ? '' : field.text)
  const names = [...Object.keys(shapes), 'v', 't']
  const render = new Function(...names, `return (parts, csrf) => { let p; return \`${writer.code}\` }`)(...Object.values(shapes), v, texts)
  return { render, values: writer.values, texts: texts.size, parts: drawn.size, same: render(parts, csrf) === html }
}
