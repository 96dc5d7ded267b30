import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';
import { cellsOf } from './excerpt.ts';
import { markCell, readMarks, type MarkKey } from './mark.ts';
import { traceExcerpt, type Candidate } from './trace.ts';

const SETTINGS = { seed: 20261126, numRuns: 300 };

const keyOf =
  (id: string): MarkKey =>
  (text) =>
    createHmac('sha256', id).update(text).digest();

const candidates: readonly Candidate[] = Array.from({ length: 100 }, (_, nth) => ({
  ...{ id: `exp_${String(nth)}`, key: keyOf(`exp_${String(nth)}`), canary: [] },
}));
const leaked = candidates[37];
if (leaked === undefined) throw new Error('no export');

/** Rows as an export has them: a name, a masked address, a time, a line of conversation. Made up. */
const rows = Array.from({ length: 40 }, (_, nth) => [
  `Customer ${String(nth)}`,
  `${'abcdefgh'.charAt(nth % 8)}•••@mail${String(nth % 5)}.example`,
  `2026-10-${String(1 + (nth % 28)).padStart(2, '0')} 09:${String(10 + nth)}:00+00`,
  `The parcel of order ${String(nth)} has not come and nobody answers the phone`,
]);
const marked = rows.map((row) => row.map((cell) => markCell(leaked.key, cell)));
const csv = `${csvLine(['name', 'email', 'placed', 'text'])}${marked.map(csvLine).join('')}`;
const best = (text: string) => traceExcerpt(text, candidates)[0];

const piece = fc.constantFrom(
  '•••',
  '10:00:00Z',
  '2026-10-01 10:00:00+00',
  'a',
  ' ',
  'two words',
  '=1+1',
  'Zürich',
);
const cell = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

describe('a marked cell', () => {
  it('means the same, and is the same under every key', () => {
    fc.assert(
      fc.property(cell, fc.string(), (text, secret) => {
        const written = markCell(keyOf(secret), text);
        expect(readMarks(written).canonical).toBe(readMarks(text).canonical);
        expect(readMarks(written).bits).toHaveLength(readMarks(text).bits.length);
        expect(markCell(keyOf(secret), text)).toBe(written);
      }),
      SETTINGS,
    );
  });

  it('keeps what people search for', () => {
    for (const text of ['Rosalind Achterberg', 'Sankt Gallen', '-12.50', '2026-10-01', '+41 44 555 01 0']) {
      expect(candidates.map(({ key }) => markCell(key, text))).toEqual(candidates.map(() => text));
    }
  });
});

describe('an excerpt names its export', () => {
  const lines = csv.split('\r\n').slice(1, -1);
  const survivors: Readonly<Record<string, string>> = {
    'as it is': csv,
    'sorted anew': lines.toReversed().join('\n'),
    'every second row': lines.filter((_, nth) => nth % 2 === 0).join('\n'),
    'four rows': lines.slice(10, 14).join('\n'),
    'other columns, other order': csvOf((row) => [row[3] ?? '', row[1] ?? '']),
    'as JSON lines': marked
      .map(([name, mail, at, text]) => JSON.stringify({ who: name, mail, at, text }))
      .join('\n'),
    'as one JSON array': JSON.stringify(marked),
    'cut to a third, any third': thirdOf(lines).join('\n'),
    'saved by a spreadsheet: no quotes, a column less, rows sorted': plainCsv([3, 1, 2]),
    'with semicolons and a byte order mark': `\ufeff${marked.map((row) => row.join(';')).join('\r\n')}`,
    'mixed with rows of another list': `${lines.slice(0, 20).join('\n')}\n${rows
      .slice(20)
      .map((row) => csvLine(row))
      .join('')}`,
    'times written anew by a spreadsheet': csvOf((row) => [
      row[0] ?? '',
      row[1] ?? '',
      '10/1/26 9:10',
      row[3] ?? '',
    ]),
    'one in ten cells typed off': csvOf((row, nth) => (nth % 10 === 0 ? (rows[nth] ?? row) : row)),
  };

  it.each(Object.entries(survivors))('%s', (_, text) => {
    expect(best(text)).toMatchObject({ id: leaked.id, named: true });
  });

  it('and names nobody where the mark is gone or too little is left', () => {
    const gone = csvOf((row) =>
      row.map((one) =>
        one
          .replaceAll('\u00a0', ' ')
          .replaceAll(/•+/g, '***')
          .replaceAll(/\+00(:00)?/g, ''),
      ),
    );
    expect(best(gone)?.named).toBe(false);
    expect(best(csvLine(marked[0]?.slice(0, 2) ?? []))?.named).toBe(false);
    expect(best('')?.named).toBe(false);
  });

  it('and names none of them for what was never exported', () => {
    expect(
      traceExcerpt(rows.map((row) => csvLine(row)).join(''), candidates).filter(({ named }) => named),
    ).toEqual([]);
  });

  it('and is never named by chance: of 150 foreign files none, and no more look likely than chance has it', () => {
    const few = candidates.slice(0, 10);
    const chances = Array.from({ length: 150 }, (_, file) => {
      const foreign = keyOf(`another installation ${String(file)}`);
      const text = rows
        .slice(0, 10)
        .map((row) => csvLine(row.map((one) => markCell(foreign, `${one} ${String(file)}`))))
        .join('');
      const [fit] = traceExcerpt(text, few);
      expect(fit).toMatchObject({ named: false, canary: false });
      return fit?.chance ?? 1;
    });
    // `chance` says what it says: about one in a hundred files gets one below a hundredth.
    expect(chances.filter((chance) => chance < 0.01).length).toBeLessThanOrEqual(6);
  });

  it('by the customer that was made up for it, whatever else became of the row', () => {
    const own = { ...leaked, canary: ['Alma Kessler', 'tok_abcdefghijkl'] };
    const found = traceExcerpt('x;Alma Kessler;y;tok_abcdefghijkl', [...candidates, own]);
    expect(found[0]).toMatchObject({ id: own.id, canary: true, named: true });
    expect(traceExcerpt('Alma Kessler;tok_zzzzzzzzzzzz', [own])[0]).toMatchObject({ canary: false });
  });

  /** As LibreOffice and Excel write it: a cell is quoted only where it must be. */
  function plainCsv(columns: readonly number[]): string {
    const cellOf = (text: string): string =>
      /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    return marked
      .map((row) => columns.map((nth) => cellOf(row[nth] ?? '')).join(','))
      .toSorted()
      .join('\n');
  }

  /** A third of the lines, chosen without an order. */
  function thirdOf(all: readonly string[]): readonly string[] {
    const weight = (line: string): number => createHmac('sha256', 'third').update(line).digest()[0] ?? 0;
    return all.toSorted((a, b) => weight(a) - weight(b)).slice(0, Math.ceil(all.length / 3));
  }

  function csvOf(change: (row: readonly string[], nth: number) => readonly string[]): string {
    return marked.map((row, nth) => csvLine(change(row, nth))).join('');
  }
});

describe('a line of CSV', () => {
  it('comes back as it was, but for the guard before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (cells) => {
        fc.pre(cells.some((one) => one !== '') && cells.every((one) => !one.startsWith('\ufeff')));
        const back = cellsOf(csvLine(['x', 'y', ...cells]))[0]?.slice(2) ?? [];
        expect(back.map((one, nth) => (one === `'${String(cells[nth])}` ? cells[nth] : one))).toEqual(cells);
      }),
      SETTINGS,
    );
  });

  it.each(['=HYPERLINK("http://x")', '+1+1', '-2+3+cmd|x', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])(
    'guards %j',
    (text) => {
      expect(csvLine([text]).startsWith(`"'`)).toBe(true);
    },
  );

  it('leaves a number a number', () => {
    expect(csvLine(['-12.50', '7'])).toBe('"-12.50","7"\r\n');
  });
});
