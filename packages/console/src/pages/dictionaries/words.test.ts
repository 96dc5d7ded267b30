import { expect, it } from 'vitest';
import { foundBy, writtenOf } from './words.ts';

it.each([
  ['dictionary', 'a word of yours'],
  ['pattern', 'a pattern of yours'],
  ['tagger', 'Cordon'],
])('%s is %s', (by, words) => {
  expect(foundBy(by)).toBe(words);
});

it('rows of a file are of kinds that people know, and the first that is not is named', () => {
  const good = { kind: 'word', type: 'ORG', purpose: null, text: 'Blue Heron' } as const;
  const allowed = { kind: 'allow', type: null, purpose: null, text: 'Maple' } as const;
  expect(writtenOf([good, allowed])).toEqual([good, allowed]);
  expect(writtenOf([good, { ...good, type: 'FIRM' }])).toMatch(/^Row 2: .*ORG/);
  expect(writtenOf([{ ...good, type: null }])).toMatch(/^Row 1: /);
});
