// SPDX-License-Identifier: EUPL-1.2
//
// The same page, byte for byte: its questions drawn by functions from a table, as on any page with forms (fields.mjs), and all
// that stands around them as one template literal, of which the words come from the table of texts and are escaped. What the
// program works out about the plan (drawings, sums, progress, what fits in law) is fixed words here.
import { drawField, escapeHtml, fields, readField, unescapeHtml } from './fields.mjs'

const quoted = (text) => text.replace(/[\\`]|\$\{/g, '\\$&')
const words = /(?<=>)[^<]+/g
const hiddenVersion = /(<input type="hidden" name="versie" value=")([^"]*)/g

// Writes the code of a template literal that gives a page.
class Writer {
  code = ''
  table = []         // questions, each once
  drawn = 0          // how often a question is drawn
  texts = new Map()  // words to key
  words = new Map()  // key to words
  #known = new Map()
  #csrf
  #part

  constructor(csrf) { this.#csrf = csrf }

  key(escaped) {
    const text = unescapeHtml(escaped)
    if (!this.texts.has(text)) {
      const key = `text.${this.texts.size}`
      this.texts.set(text, key)
      this.words.set(key, text)
    }
    return this.texts.get(text)
  }

  // Tags as they are, with the token of the session; words from the table.
  write(html) {
    let at = 0
    for (const m of html.matchAll(words)) {
      if (escapeHtml(unescapeHtml(m[0])) !== m[0] || m[0].trim() === '') continue
      this.#fixed(html.slice(at, m.index))
      this.code += '${e(t.get("' + this.key(m[0]) + '"))}'
      at = m.index + m[0].length
    }
    this.#fixed(html.slice(at))
  }

  // A form: its questions by drawField(). `part` is what they are filled with; a form for a new part has none.
  writeForm(html, form, part) {
    const outside = (text) => {
      if (!part) return this.write(text)
      const pieces = text.split(hiddenVersion)  // before, start of the field, its value, after, ...
      for (let i = 0; i < pieces.length; i += 3) {
        this.write(pieces[i])
        if (i + 1 < pieces.length) this.code += quoted(pieces[i + 1]) + '${p.versie}'
      }
    }
    this.#part = part
    let at = 0
    for (const m of html.matchAll(fields)) {
      const f = readField(m, (w) => this.key(w), this.words, form, part)
      if (!f) continue
      outside(html.slice(at, m.index))
      this.code += '${field(' + this.#question(f) + (part ? ', t, "f-" + p.onderdeel_id, p)}' : `, t, "${form}")}`)
      ++this.drawn
      at = m.index + m[0].length
    }
    outside(html.slice(at))
    this.#part = undefined
  }

  #question(f) {
    const text = JSON.stringify(f)
    if (!this.#known.has(text)) {
      this.#known.set(text, `q[${this.table.length}]`)
      this.table.push(f)
    }
    return this.#known.get(text)
  }

  #fixed(text) {
    let code = quoted(text).replaceAll(this.#csrf, '${csrf}')
    if (this.#part) code = code.replaceAll(this.#part.onderdeel_id, '${p.onderdeel_id}')
    this.code += code
  }
}

// {render(parts, csrf), parts: forms of parts, questions: drawn in forms, texts, same: whether render() gives `html` back}
export function compilePage(html, parts, csrf) {
  const writer = new Writer(csrf), drawn = new Set()
  let at = 0
  for (const form of html.matchAll(/<form class="ok-formulier[^"]*" id="([^"]*?)-vorm".*?<\/form>/gs)) {
    const part = parts.get(form[1].slice('f-'.length))
    writer.write(html.slice(at, form.index))
    if (part) {
      writer.code += '${(p = parts.get("' + part.onderdeel_id + '"), "")}'
      drawn.add(part.onderdeel_id)
    }
    writer.writeForm(form[0], form[1], part)
    at = form.index + form[0].length
  }
  writer.write(html.slice(at))
  const scope = { e: escapeHtml, t: writer.words, field: drawField, q: writer.table }
  const render = new Function(...Object.keys(scope), `return (parts, csrf) => { let p; return \`${writer.code}\` }`)(...Object.values(scope))
  return { render, questions: writer.drawn, texts: writer.texts.size, parts: drawn.size, same: render(parts, csrf) === html }
}
