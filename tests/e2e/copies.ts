import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openZip } from '../../packages/server/src/agreements/copies/zip.ts';
import { zipOf } from '../support/papers.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The copy as counsel saves it: a tracked change of the notice, and a remark on top. */
export function byCounsel(copy: Uint8Array): Buffer {
  const zip = openZip(copy);
  const kept = ['_rels/.rels', 'word/_rels/document.xml.rels', 'word/styles.xml', 'word/numbering.xml'];
  const xml = new TextDecoder()
    .decode(zip.read('word/document.xml'))
    .replace('<w:body>', '<w:body><w:p><w:r><w:t>Counsel asks for a call before signing.</w:t></w:r></w:p>')
    .replace(
      /<w:t[^>]*>([^<]*)24 hours([^<]*)<\/w:t>/,
      '<w:t xml:space="preserve">$1</w:t></w:r><w:del w:id="90"><w:r><w:delText>24 hours</w:delText></w:r></w:del><w:ins w:id="91"><w:r><w:t xml:space="preserve">72 hours</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">$2</w:t>',
    );
  return zipOf([
    ...kept.filter((name) => zip.has(name)).map((name) => ({ name, data: zip.read(name) })),
    { name: 'word/document.xml', data: xml },
  ]);
}

/** Clicks a link that saves a file. */
export async function saved(
  page: Page,
  link: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Gives the console a Word copy, as one chooses a file. */
export async function bringBack(page: Page, name: string, buffer: Buffer): Promise<void> {
  const [chosen] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Bring back a Word or PDF copy' }).click(),
  ]);
  await chosen.setFiles({ name, mimeType: WORD, buffer });
}
