// SPDX-License-Identifier: EUPL-1.2
//
// The sample document, written by the C++ program and read back by pdf.js, must say exactly what is in the tree.
// PDF_VOORBEELD names the program pdf_voorbeeld; without it the newest one under build/ is used.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readPdf } from './lees_pdf.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

function findProgram() {
  if (process.env.PDF_VOORBEELD) return process.env.PDF_VOORBEELD;
  const builds = existsSync(join(root, 'build')) ? readdirSync(join(root, 'build')) : [];
  const found = builds.map((name) => join(root, 'build', name, 'tests', 'pdf_voorbeeld')).find(existsSync);
  assert.ok(found, 'build the program pdf_voorbeeld first, or name it in PDF_VOORBEELD');
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'ontknoop-pdf-'));
after(() => rmSync(folder, { recursive: true }));
const program = findProgram();

function write(name, ...options) {
  const file = join(folder, name);
  execFileSync(program, [file, ...options], { stdio: 'ignore' });
  return file;
}

// White space is one space; a non-breaking space is a space.
const spoken = (text) => text.replace(/\s+/gu, ' ').trim();

const expected = readFileSync(write('voorbeeld.lezing'), 'utf8').trimEnd().split('\n').map((line) => {
  const [role, text] = line.split('\t');
  return { role, text: spoken(text) };
});
const plain = await readPdf(write('voorbeeld.pdf'));
const large = await readPdf(write('groot.pdf', 'groot'));

// What goes on over a page break is one element, of which pdf.js gives each page its part.
function joined(pages) {
  const leaves = [];
  let upcoming = 0;
  for (const page of pages) {
    page.forEach((leaf, index) => {
      const before = leaves.at(-1);
      const unfinished = before && before.text !== expected[upcoming - 1]?.text;
      if (index === 0 && unfinished && before.role === leaf.role) {
        before.text = spoken(before.raw + leaf.text);
        before.raw += leaf.text;
        return;
      }
      leaves.push({ role: leaf.role, text: spoken(leaf.text), raw: leaf.text });
      upcoming++;
    });
  }
  return leaves.map(({ role, text }) => ({ role, text }));
}

for (const [name, pdf] of Object.entries({ plain, large })) {
  test(`${name}: every element has its role and its text, in the order of the document`, () => {
    assert.deepEqual(joined(pdf.pages), expected);
  });

  test(`${name}: head, foot, page numbers and the practice mark of every page are artifacts`, () => {
    const all = pdf.pages.flat().map((leaf) => leaf.text);
    assert.equal(all.filter((text) => text === 'Oefencasus').length, 1);
    assert.equal(all.filter((text) => /Pagina \d/.test(text) || text === 'Plan 7, versie 3').length, 0);
  });

  test(`${name}: the file is marked as tagged and says its title, language and PDF/UA part`, () => {
    assert.equal(pdf.marked.Marked, true);
    assert.equal(pdf.info.Title, 'Maatwerkplan voor huishouden Merel');
    assert.equal(pdf.info.Language, 'nl');
    assert.match(pdf.metadata.getRaw(), /<pdfuaid:part>1<\/pdfuaid:part>/);
  });

  test(`${name}: bookmarks follow the headings`, () => {
    const titles = (items) => items.map(({ title, items: below }) => [title, titles(below)]);
    assert.deepEqual(titles(pdf.outline), [
      ['De zaak op één bladzijde', []],
      ['Het plan', [['Wat het huishouden wil', [['Wat in de weg staat', []]]]]],
      ['De rekensom', []],
      ['Gebruikte versies', []],
    ]);
  });

  test(`${name}: links lead to their address`, () => {
    const urls = new Set(pdf.links.map((link) => link.url));
    assert.ok(urls.has('https://wetten.overheid.nl/BWBR0015703/'));
    assert.ok(urls.has('mailto:hulplijn@voorbeeld.example'));
  });
}

test('the reader notices words that are glued and elements that are swapped', () => {
  const [first, second, ...rest] = plain.pages[0].map((leaf) => ({ ...leaf }));
  assert.notDeepEqual(joined([[second, first, ...rest], ...plain.pages.slice(1)]), expected);
  const glued = plain.pages.map((page) => page.map((leaf) => ({ ...leaf, text: leaf.text.replace('het wachten', 'hetwachten') })));
  assert.notDeepEqual(joined(glued), expected);
});
