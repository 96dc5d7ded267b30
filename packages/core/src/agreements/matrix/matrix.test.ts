import { describe, expect, it } from 'vitest';
import type { Clause } from '../clause.ts';
import { compileClauses } from '../compile/compileClauses.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { matrixHtml } from './html.ts';
import { matrix } from './matrix.ts';

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};
const { clauses, terms } = supportTemplate({ ...frame, controllerName: 'C', processorName: 'V' });
const rows = matrix(clauses, terms);

describe('matrix', () => {
  it('has an owner, a doer and evidence for every clause', () => {
    expect(rows.map(({ clause }) => clause)).toEqual(clauses.map(({ id }) => id));
    for (const { does, evidenced, evidence } of rows) {
      expect([does, evidenced]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
      expect(evidence).not.toEqual([]);
    }
    expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set(['controller', 'processor', 'both']));
  });

  it('puts every duty of the terms into a row', () => {
    expect(rows.flatMap(({ duties }) => duties)).toHaveLength(terms.duties.length);
    expect(rows.find(({ clause }) => clause === '7.1')?.duties).toEqual([
      'The processor gives notice of a breach within 24 hours of becoming aware of it.',
    ]);
  });

  it('has a row for a duty written by hand, and none for words alone', () => {
    const by = ['pty_c', 'pty_v'];
    const hand: readonly Clause[] = [
      {
        ...{ id: '12.1', title: 'Courses', text: 'Twice a year.', confirmedBy: by },
        effects: { duties: [{ kind: 'refresher', by: 'processor', course: 'fraud', everyMonths: 6 }] },
      },
      { id: '12.2', title: 'Kindness', text: 'Be kind.', effects: {}, confirmedBy: by },
    ];
    expect(matrix(hand, compileClauses(hand, frame).terms)).toMatchObject([
      { clause: '12.1', owner: 'processor', items: [], evidence: ['none'] },
    ]);
  });
});

describe('matrixHtml', () => {
  it('is a page that runs and loads nothing, whatever a title holds', () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    const page = matrixHtml(
      rows.slice(0, 2).map((row) => ({ ...row, obligation: evil, status: 'failing', because: evil })),
      { title: evil, controller: evil, processor: 'V', version: 3, at: '2026-11-02T08:00:00Z' },
    );
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
    expect(page).not.toMatch(/<script|https?:|src="/);
    expect(page).toContain("default-src 'none'");
    // Head and rows of the table for the screen and of the one for paper, and its legend.
    expect(page.match(/<tr>/g)).toHaveLength(7);
  });
});
