import { describe, expect, it } from 'vitest';
import type { ClauseChange } from '../../../api/types.ts';
import { changesInWords, kindInWords, numberOf, settingInWords, shownChanges } from './changes.ts';

const change = (kind: ClauseChange['kind'], before: string | null, after: string | null): ClauseChange => ({
  ...{ kind, before, after, title: [], text: [], values: [], effects: null },
});

const changes = [
  change('unchanged', '1.1', '1.1'),
  change('changed', '4.6', '4.6'),
  change('changed', '4.7', '4.8'),
  change('added', null, '4.7'),
  change('moved', '4.8', '4.9'),
  change('removed', '7.1', null),
];

describe('a diff in words', () => {
  it('counts each kind of change', () => {
    expect(changesInWords(changes)).toBe('2 clauses changed, 1 added, 1 removed, 1 moved.');
    expect(changesInWords(changes.slice(3, 4))).toBe('1 clause added.');
    expect(changesInWords(changes.slice(0, 1))).toBe('No clause differs.');
  });

  it('leaves out what is the same, unless all is asked for', () => {
    expect(shownChanges(changes, false)).toHaveLength(5);
    expect(shownChanges(changes, true)).toHaveLength(6);
  });

  it('says of each clause what became of it, and under which number', () => {
    expect(changes.map((one) => `${numberOf(one)} ${kindInWords(one)}`)).toEqual([
      '1.1 Unchanged',
      '4.6 Changed',
      '4.8 Changed and renumbered, was 4.7',
      '4.7 Added',
      '4.9 Renumbered, was 4.8',
      '7.1 Removed',
    ]);
  });

  it.each([
    [null, '\u2013'],
    [80, '80'],
    [true, 'yes'],
    [['tier1', 'tier2'], 'tier1, tier2'],
  ])('writes a setting %j as %s', (value, words) => {
    expect(settingInWords(value)).toBe(words);
  });
});
