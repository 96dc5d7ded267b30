import { PDF } from '@libpdf/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, pdfText, type PdfText } from './fixtures/pdfText.ts';
import { openPaper } from '../agreements/signing/pdf/paper.ts';
import { sha256 } from '../platform/hashing.ts';
import { renderReport } from './pdf.ts';
import type { SubjectReport, ToldAccess } from './reporting.ts';

/*
 * Names and titles are typed by people, some of them of a vendor that would rather the report said something else. Whatever
 * they hold, the file says what it would say with harmless names, and these spelt out: no more, no less.
 */

const AT = new Date('2026-11-02T08:00:00Z');

/** Every text of a report that somebody outside of Cordon chose. */
interface Words {
  readonly company: string;
  readonly vendor: string;
  readonly agreement: string;
  readonly clause: string;
  readonly field: string;
  readonly purpose: string;
  readonly person: string;
}

const harmless: Words = {
  ...{ company: 'Qcompanyq', vendor: 'Qvendorq', agreement: 'Qagreementq', clause: 'Qclauseq' },
  ...{ field: 'Qfieldq', purpose: 'Qpurposeq', person: 'Qpersonq' },
};

const names = Object.keys(harmless) as readonly (keyof Words)[];

function reportWith(words: Words, accounting: boolean): SubjectReport {
  const by = { id: 'pty_1', name: words.vendor };
  const field = { label: words.field, category: 'user.name', how: 'clear' as const, words: 'in full' };
  const access: ToldAccess = {
    ...{
      entries: [7],
      at: AT.toISOString(),
      deed: 'seen',
      words: 'Your data was looked at',
      outcome: 'done',
    },
    ...{ fields: [field], by, agreement: { id: 'agr_1', title: words.agreement, version: 1 } },
    ...{ clauses: [{ id: '2.1', title: words.clause }], purpose: words.purpose, code: null },
    person: words.person,
  };
  const disclosure = {
    ...{ recipient: by, agreement: { id: 'agr_1', title: words.agreement }, purpose: words.purpose },
    ...{ ruled: true, first: AT.toISOString(), last: AT.toISOString(), times: 1, fields: [field] },
    entries: [7],
  };
  const step = { by: { id: 'per_1', name: 'Priya' }, at: AT, entry: 1 };
  return {
    request: {
      ...{
        id: 'srq_1',
        kind: accounting ? 'accounting' : 'access',
        source: { id: 'harbor', name: 'Harbor' },
      },
      ...{ receivedAt: AT, from: null, until: AT, asked: step, extended: null, answered: null, names: null },
      ...{ suspensions: [], before: [] },
    },
    company: { id: 'pty_0', name: words.company },
    extent: { size: 9, indexed: 9, checkpoint: 'log.example\n9\nAAAA\n\n— log.example AAAA\n' },
    named: true,
    erased: { entries: 2, under: [8] },
    accesses: [access],
    accounting: accounting ? { disclosures: [disclosure], leftOut: [], suspended: 0 } : null,
  };
}

const rendered = (words: Words, accounting = false): Promise<Uint8Array> =>
  renderReport(
    reportWith(words, accounting),
    { origin: 'log.example', vkey: 'log.example+00000000+AAAA', proofs: {} },
    AT,
    sha256,
  );

const FOOT = 60;

/** The text of a report without the feet of its pages, which are as many as it needs and ours alone. */
async function printedOf(words: Words, accounting = false): Promise<PdfText> {
  const { lines, pageWidth } = await pdfText(await rendered(words, accounting));
  const [own, feet] = [true, false].map((above) => lines.filter(({ baseline }) => baseline > FOOT === above));
  const title = accounting ? 'Accounting of disclosures' : 'Who used your data';
  for (const { text } of feet ?? []) {
    expect(lettersOf(text)).toMatch(new RegExp(`^${lettersOf(`${title}, request srq_1`)}\\d+/\\d+$`));
  }
  return {
    ...{ lines: own ?? [], pageWidth },
    letters: lettersOf((own ?? []).map(({ text }) => text).join('')),
  };
}

/** What WinAnsiEncoding has, from the platform's own table and not from ours. */
const decoder = new TextDecoder('windows-1252');
const printed = new Set(
  Array.from({ length: 0x100 }, (_, code) => code)
    .filter((code) => code >= 0x20 && code !== 0x7f && code !== 0xad)
    .map((code) => decoder.decode(Uint8Array.of(code)))
    .filter((character) => !/\p{Cc}/u.test(character)),
);

/** A text as it has to stand on paper, without blanks. */
function spelt(text: string): string {
  const written = Array.from(text.normalize('NFC'), (character) =>
    printed.has(character) || /\s/.test(character)
      ? character
      : `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return lettersOf(written.join(''));
}

/** What the file says with these words in it, as told by one with harmless words. */
function expected(plain: PdfText, words: Words): string {
  return names.reduce((letters, name) => {
    // A code is shown with blanks in place of its hyphens.
    const text = name === 'purpose' ? words.purpose.replaceAll('-', ' ') : words[name];
    return letters.replaceAll(harmless[name], () => spelt(text));
  }, plain.letters);
}

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['an end of its string', ') Tj ET BT /F1 40 Tf (Nobody used your data) Tj'],
  ['half an escape', 'Brightline\\'],
  ['brackets that do not match', '((( Brightline ))) ) ('],
  ['octal escapes', '\\051 Tj \\050 \\101'],
  ['an action', '<</S/JavaScript/JS(app.alert(1))>>'],
  ['an end of its object', 'endstream endobj 99 0 obj << /Type /Catalog >> endobj'],
  ['an end of the file', '%%EOF\n%PDF-1.7'],
  ['a right-to-left override', 'Brightline \u202Eatad ruoy desu ydoboN\u202C'],
  ['isolates', '\u2066Bright\u2069line\u2067x'],
  ['what is not seen', 'B\u200Br\u00ADi\uFEFFg\u2060h\u180Et'],
  ['control characters', 'B\u0000r\u0007i\u001B[31mg\u007Fh\u0085t\u009B'],
  ['letters that look alike', 'Brіghtlіne'],
  ['an accent of its own', 'Cafe\u0301 Zoe\u0308'],
  ['signs no font here has', '株式会社 👩‍⚕️ €'],
  ['a word longer than a page', 'W'.repeat(6_000)],
  ['nothing', ''],
];

describe.each([
  ['an access report', false],
  ['an accounting', true],
])('%s', (_, accounting) => {
  it.each(hostile)('says what it would say with harmless names, with %s in every one', async (__, text) => {
    const words = Object.fromEntries(names.map((name) => [name, text])) as unknown as Words;
    const [plain, file] = await Promise.all([printedOf(harmless, accounting), printedOf(words, accounting)]);
    expect(file.letters).toBe(expected(plain, words));
    for (const { left, right } of file.lines) {
      expect(left).toBeGreaterThan(60);
      expect(right).toBeLessThan(file.pageWidth - 60);
    }
  });

  it('says the same for any names at all', async () => {
    const plain = await printedOf(harmless, accounting);
    const word = fc.string({ unit: 'binary', maxLength: 40 });
    const some = fc.record({
      ...{ company: word, vendor: word, agreement: word, clause: word },
      ...{ field: word, purpose: word, person: word },
    });
    await fc.assert(
      fc.asyncProperty(some, async (words) => {
        expect((await printedOf(words, accounting)).letters).toBe(expected(plain, words));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a line of its own', () => {
  const forged = 'Nobody used your data in this time.';
  const begin = (lines: PdfText['lines']) =>
    lines.filter(({ text }) => text.trimStart().startsWith('Nobody'));

  it.each([
    ['by a line break', `Brightline\n\n${forged}`],
    ['by another kind of break', `Brightline\u2028${forged}\r\n\u2029`],
    ['by blanks that fill the line', `Brightline${' '.repeat(400)}${forged}`],
    ['by blanks that do not break', `Brightline${'\u00a0'.repeat(400)}${forged}`],
  ])('is not to be had %s', async (_, vendor) => {
    expect(begin((await printedOf({ ...harmless, vendor })).lines)).toEqual([]);
  });

  it('would be, if names were set as they come', async () => {
    const paper = openPaper();
    paper.write('body', `By Brightline\n${forged}`);
    expect(begin((await pdfText(await paper.pdf.save())).lines)).toHaveLength(1);
  });
});

it('holds nothing that acts, whatever the names are, and they stand in it as text', async () => {
  const name = 'Harbor)\\( <</S/JavaScript/JS(app.alert(1))>> /OpenAction';
  const pdf = await PDF.load(await rendered({ ...harmless, company: name }));
  expect(pdf.getAuthor()).toBe(name);
  const catalog = pdf.getCatalog();
  const keys = [...catalog.keys()].map((key) => key.value).toSorted();
  expect(keys).toEqual(
    [...(await PDF.load(await rendered(harmless))).getCatalog().keys()].map((key) => key.value).toSorted(),
  );
  for (const acting of ['OpenAction', 'AA', 'JavaScript']) expect(keys).not.toContain(acting);
});
