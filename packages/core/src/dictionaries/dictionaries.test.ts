import { compileCustom, redact } from '@cordon/pii';
import { describe, expect, it } from 'vitest';
import {
  nothingOwn,
  problemOfAll,
  problemOfEntry,
  rulesFor,
  spelled,
  type DictionaryEntry,
} from './index.ts';

const word = (text: string, more: Partial<DictionaryEntry> = {}): DictionaryEntry => ({
  ...{ kind: 'word', type: 'ORG', purpose: null, text },
  ...more,
});
const pattern = (text: string): DictionaryEntry => word(text, { kind: 'pattern', type: 'ACCOUNT' });
const allow = (text: string): DictionaryEntry => word(text, { kind: 'allow', type: null });

const TOO_LONG = 'This pattern can take too long on a long text';

describe('an entry', () => {
  it.each([
    [word('Blue Heron')],
    [word('X42')],
    [pattern('BDG-\\d{4}')],
    [pattern('\\d+')],
    [allow('Maple Support Center')],
  ])('%o can be one', (entry) => {
    expect(problemOfEntry(entry)).toBeNull();
  });

  it.each([
    [word('x'), 'Give at least two letters'],
    [word('!!!'), 'Give at least two letters'],
    [word('a'.repeat(201)), 'At most 200 characters.'],
    [word('[PERSON_1]'), 'Leave out brackets'],
    [word('Blue Heron', { type: null }), 'Say what kind'],
    [allow('a'), 'Give at least two letters'],
    [{ ...allow('Maple'), type: 'ORG' as const }, 'of no kind'],
    [pattern('(a+)+'), TOO_LONG],
    [pattern('(?:(?:x{20}){20})'), TOO_LONG],
    [pattern('a{500}'), TOO_LONG],
    [pattern('(a'), 'This pattern is not understood: character 3'],
    [pattern('(?=secret)'), 'look-around'],
    [pattern('a*'), 'would match nothing at all'],
    [pattern(''), 'This pattern is not understood'],
  ])('%o cannot: %s', (entry, why) => {
    expect(problemOfEntry(entry)).toContain(why);
    expect(problemOfEntry(entry)).toMatch(/\.$/);
  });

  it('is refused in words that hold nothing of it', () => {
    expect(problemOfEntry(pattern('(?=zuzinka)'))).not.toContain('zuzinka');
  });
});

describe('rules of a purpose', () => {
  const entries = [
    word('Blue Heron'),
    word('Night Owl', { purpose: 'refunds' }),
    pattern('BDG-\\d{4}'),
    allow('Maple Support Center'),
  ];
  const text = 'Blue Heron, Night Owl, BDG-1234';

  it('are those of all purposes and its own', () => {
    const found = (purpose: string) =>
      redact(text, { custom: compileCustom(rulesFor(entries, purpose)) }).text;
    expect(found('refunds')).toBe('[ORG], [ORG], [ACCOUNT]');
    expect(found('orders')).toBe('[ORG], Night Owl, [ACCOUNT]');
  });

  it('are none where there are none', () => {
    expect(redact(text, { custom: nothingOwn }).text).toBe(redact(text).text);
    expect(rulesFor([], 'orders')).toEqual({ dictionaries: [], patterns: [], allow: [] });
  });

  it('can be too many together, though each is fine', () => {
    const many = Array.from({ length: 201 }, (_, nth) => pattern(`Q${String(nth)}-\\d`));
    expect(problemOfAll(many.slice(1))).toBeNull();
    expect(problemOfAll(many)).toContain('200 patterns');
    // Half of them of another purpose are never searched for with the others.
    expect(problemOfAll(many.map((one, nth) => ({ ...one, purpose: nth % 2 === 0 ? 'a' : 'b' })))).toBeNull();
    expect(problemOfAll([])).toBeNull();
  });
});

it('two entries are the same however a word is written, but not a pattern', () => {
  expect(spelled(word('Blue  Heron '))).toBe(spelled(word('blue heron')));
  expect(spelled(pattern('[A-Z]'))).not.toBe(spelled(pattern('[a-z]')));
  expect(spelled(word('Maple'))).not.toBe(spelled(allow('Maple')));
});
