// SPDX-License-Identifier: EUPL-1.2
//
// Reads a PDF the way a screen reader does: by its structure tree, with the characters the fonts say they are. Nothing is
// guessed from positions, so words that are glued in the file are glued here.
// Use: node tests/pdf/lees_pdf.mjs <file.pdf>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const modulePath = require.resolve('pdfjs-dist/legacy/build/pdf.mjs');
const pdfjs = await import(pathToFileURL(modulePath));
const packageFolder = dirname(dirname(dirname(modulePath)));

// Text per marked-content id of one page.
async function textByMark(page) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const texts = new Map();
  const open = [];
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    switch (operator) {
      case pdfjs.OPS.beginMarkedContent:
        open.push(null);
        break;
      case pdfjs.OPS.beginMarkedContentProps:
        open.push(args[1] ?? null);
        break;
      case pdfjs.OPS.endMarkedContent:
        open.pop();
        break;
      case pdfjs.OPS.showText: {
        const mark = open.findLast((id) => id !== null);
        if (mark === undefined) break;
        const text = args[0].filter((glyph) => typeof glyph === 'object').map((glyph) => glyph.unicode).join('');
        texts.set(mark, (texts.get(mark) ?? '') + text);
        break;
      }
    }
  });
  return texts;
}

const markOf = (id) => Number(/_mc(?:id)?(\d+)$/.exec(id)[1]);

// { info, metadata, marked, outline, links, pages: [[{role, text}]] }: per page the leaves in reading order; of a figure the
// text is its alternative.
export async function readPdf(file) {
  const task = pdfjs.getDocument({
    data: new Uint8Array(readFileSync(file)),
    standardFontDataUrl: join(packageFolder, 'standard_fonts') + '/',
    verbosity: 0,
  });
  const pdf = await task.promise;
  const { info, metadata } = await pdf.getMetadata();
  const pages = [];
  const links = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts = await textByMark(page);
    const leaves = [];
    // A link is read in its place: the paragraph around it has all of the text.
    const isText = (child) => child.type === 'content' || child.role === 'Link';
    const textOf = (node) => node.type === 'content' ? (texts.get(markOf(node.id)) ?? '')
      : (node.children ?? []).filter(isText).map(textOf).join('');
    const walk = (node) => {
      const children = node.children ?? [];
      if (node.alt || children.some(isText)) leaves.push({ role: node.role, text: node.alt ?? textOf(node) });
      for (const child of children) if (child.role && child.role !== 'Link') walk(child);
    };
    const tree = await page.getStructTree();
    for (const child of tree?.children ?? []) walk(child);
    pages.push(leaves);
    for (const annotation of await page.getAnnotations()) links.push({ page: number, url: annotation.url });
  }
  const result = {
    info, metadata, links, pages,
    marked: await pdf.getMarkInfo(),
    outline: await pdf.getOutline(),
  };
  await task.destroy();
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { pages } = await readPdf(process.argv[2]);
  pages.forEach((leaves, index) => {
    console.log(`--- ${index + 1}`);
    for (const { role, text } of leaves) console.log(`${role}: ${text}`);
  });
}
