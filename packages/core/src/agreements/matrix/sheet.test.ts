import { describe, expect, it } from 'vitest';
import { supportTemplate } from '../supportTemplate.ts';
import { evidence, type EvidenceKey } from './evidence.ts';
import type { LiveRow } from './live.ts';
import { matrix } from './matrix.ts';
import { sheetOf } from './sheet.ts';

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const { clauses, terms } = supportTemplate({ ...frame, controllerName: 'C', processorName: 'V' });
const live = matrix(clauses, terms).map((row, nth): LiveRow => ({
  ...row,
  status: nth === 0 ? 'failing' : 'met',
  because: `Reason ${nth}.`,
}));
const sheet = sheetOf(live);

describe('sheetOf', () => {
  it('leaves no row out, and says of each how it is evidenced', () => {
    expect(sheet.rows.map(({ clause }) => clause)).toEqual(live.map(({ clause }) => clause));
    const text = new Map(sheet.legend.map((entry) => [entry.letter, entry.text]));
    for (const [nth, row] of sheet.rows.entries()) {
      expect(row.seenIn.map((letter) => text.get(letter)).join(' ')).toBe(live[nth]?.evidenced);
    }
  });

  it('has a letter of its own for every kind of evidence there is', () => {
    const [row] = live;
    if (row === undefined) throw new Error('no row');
    const keys = Object.keys(evidence) as EvidenceKey[];
    const { legend } = sheetOf([{ ...row, evidence: keys }]);
    expect(new Set(legend.map(({ letter }) => letter)).size).toBe(keys.length);
    expect(legend.every(({ letter }) => /^[A-Z]$/.test(letter))).toBe(true);
  });

  it('keeps figures of duties, and says why only where something is to be done', () => {
    expect(sheet.rows.find(({ clause }) => clause === '7.1')?.says).toContain('24 hours');
    expect(sheet.rows.filter(({ because }) => because !== null)).toEqual([
      expect.objectContaining({ status: 'failing', because: 'Reason 0.' }),
    ]);
  });
});
