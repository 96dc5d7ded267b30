import { describe, expect, it } from 'vitest';
import type { Clause } from '../clause.ts';
import type { AgreementDocument } from '../document.ts';
import { supportTemplate } from '../supportTemplate.ts';
import { matchCopy } from './copy.ts';
import { besideClauses, copyText } from './layout.ts';
import { diffVersions } from './versions.ts';

const { clauses } = supportTemplate({
  ...{ agreement: 'agr_a', version: 3, controller: 'pty_c', processor: 'pty_v' },
  ...{ controllerName: 'Harbor Health', processorName: 'Brightline Support' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
});

const paper: AgreementDocument = {
  ...{ agreement: 'agr_a', version: 3, title: 'Support for Harbor Health' },
  controller: { id: 'pty_c', name: 'Harbor Health' },
  processor: { id: 'pty_v', name: 'Brightline Support' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  clauses,
  effects: [{ clause: '4.6', effect: 'limit', sentence: 'At most 80 customers a shift.' }],
  terms: '{"agreement":"agr_a","conditions":[]}',
  termsHash: 'ab'.repeat(32),
};

const own = besideClauses(paper);
const text = copyText(paper);
const changed = (after: readonly Clause[]) =>
  diffVersions(clauses, after).flatMap(({ kind, before, after: now }) =>
    kind === 'unchanged' ? [] : [[kind, before, now]],
  );

/** Breaks lines as a page of this width does. */
function flowed(from: string, width: number): string {
  return from
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (`${last} ${word}`.length > width) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}

/** Pages of so many lines, each with a head and a foot. */
function paged(from: string, height: number): string {
  const lines = from.split('\n').filter((line) => line !== '');
  const pages = Array.from({ length: Math.ceil(lines.length / height) }, (_, at) =>
    lines.slice(at * height, (at + 1) * height),
  );
  return pages
    .map((page, at) =>
      ['Harbor Health, confidential', ...page, `Page ${String(at + 1)} of ${String(pages.length)}`].join(
        '\n',
      ),
    )
    .join('\f');
}

describe('our own copy', () => {
  it('comes back as the very clauses, and nothing is left over', () => {
    const { clauses: back, missing, unmatched, found } = matchCopy(clauses, text, own);
    expect(back).toEqual(clauses);
    expect(back.every((clause, at) => clause === clauses[at])).toBe(true);
    expect([missing, unmatched]).toEqual([[], []]);
    expect(new Set(found)).toEqual(new Set(['number-and-title']));
  });

  it.each([40, 60, 75, 100])('re-flowed at %d signs and cut into pages, too', (width) => {
    const back = matchCopy(clauses, paged(flowed(text, width), 20), own);
    expect(changed(back.clauses)).toEqual([]);
    expect([back.missing, back.unmatched]).toEqual([[], []]);
    expect(back.skipped).toContain('Harbor Health, confidential');
  });

  it('with the typography of a word processor, too', () => {
    const typeset = text
      .replace(/"([^"]*)"/g, '\u201C$1\u201D')
      .replace(/'/g, '\u2019')
      .replace(/-/g, '\u2011')
      .replace(/fi/g, '\uFB01')
      .replace(/ /g, '\u00A0')
      .replace(/\n/g, '\r\n');
    expect(matchCopy(clauses, typeset, own)).toMatchObject({ clauses, missing: [], unmatched: [] });
  });
});

describe('a changed copy', () => {
  it('shows the change in its clause only, in pages as well', () => {
    const edited = text.replace('24 hours', '72 hours');
    expect(edited).not.toBe(text);
    for (const copy of [edited, paged(flowed(edited, 70), 25)]) {
      const { clauses: back } = matchCopy(clauses, copy, own);
      expect(changed(back)).toEqual([['changed', '3.8', '3.8']]);
      const before = clauses.find(({ id }) => id === '3.8')?.text ?? '';
      expect(back.find(({ id }) => id === '3.8')?.text).toBe(before.replace('24 hours', '72 hours'));
    }
  });

  it('loses the confirmations of the changed clause, and of no other', () => {
    const confirmed = clauses.map((clause) => ({ ...clause, confirmedBy: ['pty_c', 'pty_v'] }));
    const { clauses: back } = matchCopy(confirmed, text.replace('24 hours', '72 hours'), own);
    expect(back.flatMap(({ id, confirmedBy }) => (confirmedBy === undefined ? id : []))).toEqual(['3.8']);
  });

  it.each<[string, (copy: string) => string, unknown]>([
    [
      'a title edited',
      (copy) => copy.replace('4.6 Customers in a shift', '4.6 Customers in one shift'),
      [['changed', '4.6', '4.6']],
    ],
    ['a number with a full stop', (copy) => copy.replace('4.6 Customers', '4.6. Customers'), []],
    ['Clause before the number', (copy) => copy.replace('4.6 Customers', 'Clause 4.6: Customers'), []],
    [
      'the title and the text in one line',
      (copy) => copy.replace('4.6 Customers in a shift\n\n', '4.6 Customers in a shift. '),
      [],
    ],
    ['a number without a title', (copy) => copy.replace('4.6 Customers in a shift\n\n', '4.6.\n\n'), []],
    ['a number and the text, no title', (copy) => copy.replace('4.6 Customers in a shift\n\n', '4.6 '), []],
    ['a title without a number', (copy) => copy.replace('4.6 Customers', 'Customers'), []],
    ['neither number nor title', (copy) => copy.replace('4.6 Customers in a shift\n\n', ''), []],
    ['a number changed', (copy) => copy.replace('4.6 Customers', '4.9 Customers'), [['moved', '4.6', '4.9']]],
    [
      'a clause put in',
      (copy) => copy.replace('4.7 ', '4.65 Exports\n\nNothing is exported.\n\n4.7 '),
      [['added', null, '4.65']],
    ],
    [
      'a clause put in and the next ones renumbered',
      (copy) =>
        copy
          .replace(/^4\.8 /m, '4.9 ')
          .replace(/^4\.7 /m, '4.8 ')
          .replace('4.8 Reveals', '4.7 Exports\n\nNothing is exported.\n\n4.8 Reveals'),
      [
        ['added', null, '4.7'],
        ['moved', '4.7', '4.8'],
        ['moved', '4.8', '4.9'],
      ],
    ],
  ])('%s', (_, edit, expected) => {
    const copy = edit(text);
    expect(copy).not.toBe(text);
    const back = matchCopy(clauses, copy, own);
    expect(changed(back.clauses)).toEqual(expected);
    expect(back.missing).toEqual([]);
    expect(back.unmatched).toEqual([]);
  });

  it('does not cut a clause at a line that cites another', () => {
    const cites: Clause[] = [
      {
        id: '4.6',
        title: 'Customers',
        text: 'The limit of 4.7 and the one of clause\n4.7 Reveals of values, and that of\n9.9 Something, apply.',
      },
      { id: '4.7', title: 'Reveals', text: 'At most 15.' },
    ];
    const back = matchCopy(
      cites,
      '4.6 Customers\nThe limit of 4.7 and the one of clause\n4.7 Reveals of values, and that of\n9.9 Something, apply.\n4.7 Reveals\nAt most 15.',
    );
    expect(back.clauses).toEqual(cites);
  });

  it('says which clause is gone', () => {
    const back = matchCopy(clauses, text.replace(/4\.6 Customers[\s\S]*?(?=4\.7 )/, ''), own);
    expect(back.missing).toEqual(['4.6']);
    expect(changed(back.clauses)).toEqual([['removed', '4.6', null]]);
  });

  it('keeps what belongs nowhere', () => {
    const remark = 'Counsel asks for a call before anybody signs this.';
    const before = matchCopy(clauses, `${remark}\n\n${text}`, own);
    const behind = matchCopy(clauses, `${text}\n\nAnnex C: Prices\n\nTen euros a ticket.`, own);
    expect(before.unmatched).toEqual([remark]);
    expect(behind.unmatched).toEqual(['Annex C: Prices', 'Ten euros a ticket.']);
    expect(changed(behind.clauses)).toEqual([]);
  });

  it('skips a table of contents', () => {
    const contents = clauses
      .map(({ id, title }, at) => `${id} ${title} ........ ${String(at + 2)}`)
      .join('\n');
    const back = matchCopy(clauses, `Contents\n\n${contents}\n\n${text}`, own);
    expect(changed(back.clauses)).toEqual([]);
    expect(back.unmatched).toEqual(['Contents']);
  });

  it('of another paper altogether has every clause missing and every word unmatched', () => {
    const back = matchCopy(clauses, 'This is a lease of a boat.\n\nThe boat is blue.');
    expect(back.clauses).toEqual([]);
    expect(back.missing).toEqual(clauses.map(({ id }) => id));
    expect(back.unmatched).toEqual(['This is a lease of a boat.', 'The boat is blue.']);
  });
});
