import { deflateSync } from 'node:zlib';
import {
  besideClauses,
  diffVersions,
  matchCopy,
  supportTemplate,
  type AgreementDocument,
} from '@cordon/core/agreements';
import { PDF } from '@libpdf/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf, wordParts, wordXml, zipOf } from '../../../../../tests/support/papers.ts';
import { readCopy, readUpload } from './readCopy.ts';
import { writeDocx } from './writeDocx.ts';

const { clauses, terms } = supportTemplate({
  ...{ agreement: 'agr_a', version: 3, controller: 'pty_c', processor: 'pty_v' },
  ...{ controllerName: 'Harbor Health', processorName: 'Brightline Support' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
});

const paper: AgreementDocument = {
  ...{ agreement: 'agr_a', version: 3, title: 'Support for Harbor Health' },
  controller: { id: 'pty_c', name: 'Harbor Health' },
  processor: { id: 'pty_v', name: 'Brightline Support' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  clauses: clauses.map((clause) =>
    clause.id === '4.6'
      ? { ...clause, text: `${clause.text}\n"Opened" means seen.\tOnce <counts> & stays.` }
      : clause,
  ),
  effects: [{ clause: '4.6', effect: 'limit', sentence: 'At most 80 customers a shift.' }],
  terms: JSON.stringify(terms),
  termsHash: 'ab'.repeat(32),
};

const word = (text: string) => zipOf(wordParts(wordXml(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)));
const ole = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
const page = (text: string) => Buffer.from(`BT /F 12 Tf 50 700 Td (${text}) Tj ET`);
const flate = '/Filter/FlateDecode';

async function lockedPdf(protection: { userPassword?: string; ownerPassword: string }): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage().drawText('secret', { x: 50, y: 700 });
  pdf.setProtection(protection);
  return pdf.save();
}

async function codeOf(bytes: Uint8Array, name: string): Promise<unknown> {
  return readUpload(bytes, name).then(
    ({ text }) => text,
    (error: unknown) => (error as { code?: unknown }).code ?? error,
  );
}

describe('a copy written for Word', () => {
  it('comes back as the very clauses', async () => {
    const text = await readCopy(await writeDocx(paper), 'Agreement v3.docx');
    const back = matchCopy(paper.clauses, text, besideClauses(paper));
    expect(back.clauses).toEqual(paper.clauses);
    expect([back.missing, back.unmatched]).toEqual([[], []]);
    expect(text.split('\n')[0]).toBe(
      `Cordon copy of agreement agr_a, version 3, SHA-256 of its terms ${'ab'.repeat(32)}`,
    );
  });
});

describe('a copy as PDF', () => {
  it('comes back as the very clauses, over pages with heads and feet', async () => {
    const pdf = PDF.create();
    const lines = clauses.flatMap(({ id, title, text }) => [`${id} ${title}`, ...wrapped(text), '']);
    const pages = Math.ceil(lines.length / 40);
    for (let at = 0; at < pages; at++) {
      const sheet = pdf.addPage({ size: 'a4' });
      sheet.drawText('Harbor Health, confidential', { x: 50, y: 800, size: 8 });
      lines.slice(at * 40, (at + 1) * 40).forEach((line, row) => {
        sheet.drawText(line, { x: 50, y: 770 - row * 17, size: 11 });
      });
      sheet.drawText(`Page ${String(at + 1)} of ${String(pages)}`, { x: 280, y: 30, size: 8 });
    }
    const { text, kind } = await readUpload(await pdf.save(), 'a.pdf');
    expect(kind).toBe('pdf');
    const back = matchCopy(clauses, text);
    expect(diffVersions(clauses, back.clauses).filter((change) => change.kind !== 'unchanged')).toEqual([]);
    expect([back.missing, back.unmatched]).toEqual([[], []]);
  });

  function wrapped(text: string): readonly string[] {
    return text.match(/.{1,80}(?:\s|$)/g)?.map((line) => line.trim()) ?? [];
  }
});

describe('a file is what its bytes and its name say together', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from('Gr\u00FC\u00DFe'), 'a.txt', 'Gr\u00FC\u00DFe'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa'), 'a.md', 'a'],
    ['UTF-16', Buffer.from('\uFEFFa\u00FC', 'utf16le'), 'a.txt', 'a\u00FC'],
    ['Word', word('a'), 'A.DOCX', 'a'],
    ['PDF', pdfOf(page('Hello')), 'a.pdf', 'Hello'],
    ['packed PDF', pdfOf(deflateSync(page('Hello')), flate), 'a.pdf', 'Hello'],
    ['text in other signs', Buffer.from([0x47, 0x72, 0xfc]), 'a.txt', 'upload-type'],
    ['a program as text', Buffer.from('\u007FELF\u0001\u0000'), 'a.txt', 'upload-type'],
    ['Word as text', word('a'), 'a.txt', 'upload-type'],
    ['Word as PDF', word('a'), 'a.pdf', 'upload-type'],
    ['PDF as Word', pdfOf(page('Hello')), 'a.docx', 'upload-type'],
    ['text as PDF', Buffer.from('a'), 'a.pdf', 'upload-type'],
    [
      'PDF behind something else',
      Buffer.concat([Buffer.from('GIF89a'), pdfOf(page('a'))]),
      'a.pdf',
      'upload-type',
    ],
    ['no extension', Buffer.from('a'), 'a', 'upload-type'],
    ['an extension of another kind', Buffer.from('a'), 'a.constructor', 'upload-type'],
    ['Word before 2007', ole('WordDocument'), 'a.doc', 'upload-type'],
    ['Word before 2007 under a new name', ole('WordDocument'), 'a.docx', 'upload-type'],
    ['Word under a password', ole('EncryptedPackage'), 'a.docx', 'upload-encrypted'],
    ['nothing', Buffer.from(''), 'a.txt', 'upload-no-text'],
    ['a PDF without text', pdfOf(Buffer.from('0 0 m 9 9 l S')), 'a.pdf', 'upload-no-text'],
    ['too many bytes', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'a.txt', 'upload-too-large'],
    ['too much text', Buffer.alloc(1_000_001, 'a'), 'a.txt', 'upload-too-large'],
  ])('%s', async (_, bytes, name, expected) => {
    expect(await codeOf(bytes, name)).toBe(expected);
  });
});

describe('a PDF', () => {
  it.each([
    ['a password to open it', { userPassword: 'y', ownerPassword: 'x' }],
    ['a password to change it', { ownerPassword: 'x' }],
  ])('with %s is refused as locked', async (_, protection) => {
    expect(await codeOf(await lockedPdf(protection), 'a.pdf')).toBe('upload-encrypted');
  });

  it.each([
    ['locked by a handler nobody knows', '/Encrypt<</Filter/Other/V 9>>'],
    ['locked by a dictionary that is none', '/Encrypt 77 0 R'],
    ['locked by nonsense', '/Encrypt(abc)'],
  ])('%s is never read as if it were open', async (_, trailer) => {
    expect(await codeOf(pdfOf(page('Hello'), '', trailer), 'a.pdf')).toMatch(
      /^upload-(encrypted|unreadable)$/,
    );
  });

  const manyPages = (count: number) => {
    const ids = Array.from({ length: count }, (_, at) => at + 10);
    const pages = ids.map(
      (id) => `${String(id)} 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n`,
    );
    const kids = ids.map((id) => `${String(id)} 0 R`).join(' ');
    const one = String(pdfOf(page('a'))).replace('[3 0 R]/Count 1', `[${kids}]/Count ${String(count)}`);
    return Buffer.from(one.replace('trailer', `${pages.join('')}trailer`));
  };
  const spaces = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, ' ');

  it.each<[string, () => Buffer]>([
    ['deflated', () => pdfOf(deflateSync(spaces(100)), flate)],
    [
      'deflated twice',
      () => pdfOf(deflateSync(deflateSync(spaces(100))), '/Filter[/FlateDecode/FlateDecode]'),
    ],
    ['deflated, with a broken end', () => pdfOf(deflateSync(spaces(100)).subarray(0, -9), flate)],
    ['in runs', () => pdfOf(Buffer.alloc(4_000_000, 0x81), '/Filter/RunLengthDecode')],
    ['in LZW', () => pdfOf(Buffer.alloc(1_000_000, 0x80), '/Filter/LZWDecode')],
    ['with too many pages', () => manyPages(600)],
    [
      'with too many objects',
      () => Buffer.concat([pdfOf(page('a')), Buffer.from('9 0 obj\nnull\nendobj\n'.repeat(120_000))]),
    ],
  ])('%s and far too much is refused, within the memory an upload may take', async (_, make) => {
    const bytes = make();
    expect(bytes.length).toBeLessThan(10 * 1024 * 1024);
    const before = process.memoryUsage.rss();
    let most = before;
    const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    const code = await codeOf(bytes, 'a.pdf');
    clearInterval(look);
    expect(code).toBe('upload-too-large');
    expect((most - before) / 1024 / 1024).toBeLessThan(450);
  });

  it.each([
    ['that ends early', pdfOf(page('Hello')).subarray(0, 60)],
    ['that is a name only', Buffer.from('%PDF-1.7\n')],
    ['whose pages are a ring', Buffer.from(String(pdfOf(page('a'))).replace('[3 0 R]', '[2 0 R 2 0 R]'))],
    [
      'whose arrays never end',
      Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj\n'), Buffer.alloc(2_000_000, '[')]),
    ],
  ])('%s is refused as unreadable', async (_, bytes) => {
    expect(await codeOf(bytes, 'a.pdf')).toMatch(/^upload-(unreadable|no-text|too-large)$/);
  });
});

describe('whatever the bytes', () => {
  const CODES = /^upload-(too-large|type|encrypted|unreadable|no-text)$/;
  let seeds: readonly { readonly name: string; readonly bytes: Uint8Array }[];

  beforeAll(async () => {
    const pdf = PDF.create();
    pdf.addPage().drawText('At most 80 customers a shift.', { x: 50, y: 700 });
    seeds = [
      { name: 'a.docx', bytes: await writeDocx(paper) },
      { name: 'a.pdf', bytes: await pdf.save() },
      { name: 'a.pdf', bytes: pdfOf(deflateSync(page('Hello')), flate) },
      { name: 'a.docx', bytes: word('At most 80') },
    ];
  });

  async function endsWell(bytes: Uint8Array, name: string): Promise<void> {
    const outcome = await readUpload(bytes, name).then(
      ({ text }) => ({ text }),
      (error: unknown) => ({ code: (error as { code?: unknown }).code }),
    );
    if ('code' in outcome) expect(outcome.code).toMatch(CODES);
    else expect(typeof outcome.text).toBe('string');
  }

  it('random bytes after a known start end in text or a code', async () => {
    const start = fc.constantFrom(
      '',
      '%PDF-1.7\n',
      'PK\u0003\u0004',
      '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1',
    );
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.pdf', 'a.docx', 'a.txt'),
        (head, rest, name) => endsWell(Buffer.concat([Buffer.from(head, 'latin1'), rest]), name),
      ),
      { numRuns: 40 },
    );
  });

  it('real files cut short or with flipped bits end in text or a code', async () => {
    const damage = fc.record({
      seed: fc.nat({ max: 3 }),
      cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 7 })), {
        maxLength: 6,
      }),
    });
    await fc.assert(
      fc.asyncProperty(damage, ({ seed, cut, flips }) => {
        const { bytes, name } = seeds[seed] ?? { bytes: new Uint8Array(), name: 'a.pdf' };
        const damaged = Buffer.from(bytes.subarray(0, Math.ceil(bytes.length * (cut ?? 1))));
        for (const [place, bit] of flips) {
          const at = Math.min(damaged.length - 1, Math.floor(place * damaged.length));
          if (at >= 0) damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        }
        return endsWell(damaged, name);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
