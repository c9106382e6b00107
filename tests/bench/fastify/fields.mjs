// SPDX-License-Identifier: EUPL-1.2
//
// The questions of a form as the program draws them: one function per kind of input, a table of questions, lists of options,
// every word from the table of texts and escaped. readField() finds such a question in a page, so that the table need not be
// written by hand.
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text) => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => entities[c]) : text)
export const unescapeHtml = (text) => Object.entries(entities).reduceRight((t, [c, e]) => t.replaceAll(e, c), text)

const grouped = (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '.')

// How a stored value is shown in its field.
const shapes = {
  plain: (stored) => stored,
  money: (stored) => (stored === '' ? '' : `${grouped(stored.slice(0, -2) || '0')},${stored.slice(-2).padStart(2, '0')}`),
  price: (stored) => {
    if (stored === '') return ''
    const [whole, decimals = ''] = stored.split('.')
    return `${grouped(whole)},${decimals.length === 3 ? decimals + '0' : decimals.padEnd(2, '0')}`
  },
  comma: (stored) => stored.replace('.', ','),
}

const option = (t, [code, label], chosen) =>
  `<option value="${escapeHtml(code)}"${chosen ? ' selected' : ''}>${escapeHtml(t.get(label))}</option>`

const choice = (f, t, id, [code, label, note], chosen) => {
  const small = note ? ` <small class="ok-optie-uitleg">${escapeHtml(t.get(note))}</small>` : ''
  return `<label class="ok-keuze"><input class="utrecht-${f.look} utrecht-${f.look}--html-input" type="${f.type}" id="${id}"` +
    ` name="${f.name}" value="${escapeHtml(code)}"${chosen ? ' checked' : ''}><span>${escapeHtml(t.get(label))}${small}</span></label>`
}

const inputs = {
  input: (f, t, id, stored, tied) =>
    `<input class="utrecht-textbox utrecht-textbox--html-input${f.width}" type="${f.type}" id="${id}" name="${f.name}"` +
    ` value="${escapeHtml(shapes[f.shape](stored ?? ''))}" dir="auto" autocomplete="off"${f.mode}${tied}>`,
  textarea: (f, t, id, stored, tied) =>
    `<textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="${id}" name="${f.name}" rows="${f.rows}" dir="auto"${tied}>\n` +
    `${escapeHtml(shapes[f.shape](stored ?? ''))}</textarea>`,
  select: (f, t, id, stored, tied) => {
    let html = `<select class="utrecht-select utrecht-select--html-select${f.width}" id="${id}" name="${f.name}"${tied}>`
    for (const o of f.options) html += option(t, o, o[0] === stored)
    return html + '</select>'
  },
  choices: (f, t, id, stored) => {
    const several = f.type === 'checkbox' ? (stored ?? '').split(',') : undefined
    let html = '<div class="ok-keuzes">', n = 0
    for (const o of f.options) {
      const chosen = several ? several.includes(o[0]) : o[0] === stored && o[0] !== ''
      html += choice(f, t, ++n === 1 ? id : `${id}-${n}`, o, chosen)
    }
    return html + '</div>'
  },
}

// f: a question of the table; t: texts; form: id of the form; part: what is stored, or undefined.
export function drawField(f, t, form, part) {
  const id = `${form}-${f.name}`, stored = part && (part.fields[f.name]?.text ?? ''), label = escapeHtml(t.get(f.label))
  const tied = f.help ? ` aria-describedby="${id}-hulp"` : ''
  let inside = ''
  if (f.help) inside += `<div class="utrecht-form-field-description" id="${id}-hulp">${escapeHtml(t.get(f.help))}</div>`
  if (f.example)
    inside += `<details class="ok-hulp"><summary>${escapeHtml(t.get(f.exampleTitle))}<span class="ok-verborgen">: ${label}</span></summary>` +
      `<p class="nl-paragraph">${escapeHtml(t.get(f.example))}</p></details>`
  inside += inputs[f.control](f, t, id, stored, tied)
  return f.control === 'choices'
    ? `<fieldset class="utrecht-form-field ok-groep"${tied}><legend class="utrecht-form-label">${label}</legend>${inside}</fieldset>`
    : `<div class="utrecht-form-field utrecht-form-field--text"><label class="utrecht-form-label" for="${id}">${label}</label>${inside}</div>`
}

// --- from a page to the table -----------------------------------------------------------------------------------------------
const help = /(?:<div class="utrecht-form-field-description" id="[^"]*">(?<help>[^<]*)<\/div>)?/.source
const example = /(?:<details class="ok-hulp"><summary>(?<exampleTitle>[^<]*)<span class="ok-verborgen">: [^<]*<\/span><\/summary><p class="nl-paragraph">(?<example>[^<]*)<\/p><\/details>)?/.source
export const fields = new RegExp([
  /<div class="utrecht-form-field utrecht-form-field--text"><label class="utrecht-form-label" for="[^"]*">(?<label>[^<]*)<\/label>/.source,
  help, example, /(?<control><input [^>]*>|<textarea [^>]*>[^<]*<\/textarea>|<select [^>]*>.*?<\/select>)<\/div>/.source,
  '|', /<fieldset class="utrecht-form-field ok-groep"[^>]*><legend class="utrecht-form-label">(?<legend>[^<]*)<\/legend>/.source,
  help.replace('<help>', '<groupHelp>'), example.replace('<exampleTitle>', '<groupExampleTitle>').replace('<example>', '<groupExample>'),
  /(?<choices><div class="ok-keuzes">.*?<\/div>)<\/fieldset>/.source].join(''), 'gs')

const attribute = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
const optionsIn = (html, text) => [...html.matchAll(/<option value="([^"]*)"(?: selected)?>([^<]*)<\/option>/g)]
  .map(([, code, label]) => [unescapeHtml(code), text(label)])
const choicesIn = (html, text) => [...html.matchAll(/value="([^"]*)"(?: checked)?><span>([^<]*?)(?: <small class="ok-optie-uitleg">([^<]*)<\/small>)?<\/span>/g)]
  .map(([, code, label, note]) => [unescapeHtml(code), text(label), note && text(note)])

// The question that a match of `fields` stands for; text(words) gives the key of words in the table of texts. Nothing when
// no question gives the same bytes, for the form with this id and this part.
export function readField(match, text, t, form, part) {
  const g = match.groups, tag = g.control ?? g.choices, group = g.choices !== undefined
  const words = (w) => (w === undefined ? undefined : text(w))
  const f = {
    control: group ? 'choices' : /^<(\w+)/.exec(tag)[1], name: attribute(tag, 'name'), type: attribute(tag, 'type') ?? '',
    label: words(group ? g.legend : g.label), help: words(group ? g.groupHelp : g.help),
    exampleTitle: words(group ? g.groupExampleTitle : g.exampleTitle), example: words(group ? g.groupExample : g.example),
    width: / ok-(?:kort|midden)/.exec(attribute(tag, 'class') ?? '')?.[0] ?? '', rows: attribute(tag, 'rows'),
    mode: / inputmode="[^"]*"/.exec(tag)?.[0] ?? '', look: /utrecht-(radio-button|checkbox) /.exec(tag)?.[1],
    options: group ? choicesIn(tag, text) : optionsIn(tag, text),
  }
  for (const shape of Object.keys(shapes)) {
    f.shape = shape
    if (drawField(f, t, form, part) === match[0]) return f
  }
  return undefined
}
