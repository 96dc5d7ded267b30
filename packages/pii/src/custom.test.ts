import { describe, expect, it } from 'vitest';
import { compileCustom, detect, FormatError, redact, type CustomRules } from './index.ts';
import { patternDetectors } from './detectors/index.ts';

const found = (text: string, rules: CustomRules, minScore?: number): string[] =>
  detect(text, {
    custom: compileCustom(rules),
    detectors: [],
    ...(minScore === undefined ? {} : { minScore }),
  }).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('dictionaries', () => {
  const words = ['Blue Heron', 'Zürich-Nord'];
  it.each([
    ['the BLUE heron project', ['ORG BLUE heron']],
    ['blue-heron, blue  heron, blueheron', ['ORG blue-heron', 'ORG blue  heron', 'ORG blueheron']],
    ['in Zurich Nord', ['ORG Zurich Nord']],
    ['blue herons nest; my blueherony', ['ORG blue heron']],
    ['blue and heron', []],
  ])('%j', (text, spans) => {
    expect(found(text, { dictionaries: [{ type: 'ORG', words }] })).toEqual(spans);
  });

  it('case and word rules', () => {
    const rules = (more: object): CustomRules => ({
      dictionaries: [{ type: 'ORG', words: ['Heron'], ...more }],
    });
    expect(found('heron, Heron', rules({ caseSensitive: true }))).toEqual(['ORG Heron']);
    expect(found('subheronic', rules({ wholeWord: false }))).toEqual(['ORG heron']);
    expect(found('subheronic', rules({}))).toEqual([]);
  });

  it('thousands of words are found in one pass', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `site-${i}-x`);
    expect(found('at site-4711-x', { dictionaries: [{ type: 'LOC', words: many }] })).toEqual([
      'LOC site-4711-x',
    ]);
  });
});

describe('patterns', () => {
  it('context words raise a match, and without them it is weak', () => {
    const rules: CustomRules = {
      patterns: [{ type: 'ACCOUNT', pattern: 'B\\d{4}', context: ['badge', 'c++ code'] }],
    };
    expect(found('badge: B1234', rules)).toEqual(['ACCOUNT B1234']);
    expect(found('unit B1234', rules)).toEqual([]);
    expect(found('unit B1234', rules, 0.2)).toEqual(['ACCOUNT B1234']);
    expect(found('B1234 (badge)', rules)).toEqual(['ACCOUNT B1234']);
  });
});

describe('allow', () => {
  const allow = ['Maple Support Center', 'info@shop.example'];
  it('leaves phrases of the company in place', () => {
    const custom = compileCustom({ allow });
    expect(redact('write to info@shop.example or a@b.example', { custom }).text).toBe(
      'write to info@shop.example or [EMAIL]',
    );
  });

  it('never uncovers a known value, nor what reaches beyond the phrase', () => {
    const custom = compileCustom({ allow });
    const known = [{ type: 'PERSON', value: 'Mira Maple' }] as const;
    expect(redact('Maple Support Center', { custom, known }).text).toBe('[PERSON] Support Center');
    expect(redact('xinfo@shop.example', { custom }).text).toBe('[EMAIL]');
    expect(redact('info@shop.example.evil.example', { custom }).text).toBe('[EMAIL]');
  });

  it('does not hold against the company’s own dictionaries and patterns', () => {
    const custom = compileCustom({
      allow: ['blue heron', 'B1234'],
      dictionaries: [{ type: 'ORG', words: ['heron'] }],
      patterns: [{ type: 'ACCOUNT', pattern: 'B\\d+' }],
    });
    expect(redact('blue heron B1234', { custom, detectors: patternDetectors }).text).toBe(
      'blue [ORG] [ACCOUNT]',
    );
  });

  it('without it the phrase is removed', () => {
    expect(redact('write to info@shop.example', { custom: compileCustom({}) }).text).toBe('write to [EMAIL]');
  });
});

describe('limits', () => {
  it.each([
    [{ allow: ['a'] }, 'allow[0]: fewer than two letters'],
    [
      { dictionaries: [{ type: 'ORG', words: ['ok', 'x'.repeat(201)] }] },
      'dictionaries[0].words[1]: longer than 200',
    ],
    [
      { patterns: Array.from({ length: 201 }, () => ({ type: 'ACCOUNT', pattern: 'ab' })) },
      'more than 200 patterns',
    ],
    [
      { dictionaries: [{ type: 'ORG', words: Array.from({ length: 50_001 }, () => 'word') }] },
      'more than 50000 words',
    ],
    [{ patterns: [{ type: 'ACCOUNT', pattern: 'ab', context: ['', 'b'] }] }, 'patterns[0].context[0]'],
    [{ patterns: [{ type: 'ACCOUNT', pattern: 'secret(' }] }, 'patterns[0].pattern: character 8'],
  ] as [CustomRules, string][])('%#', (rules, message) => {
    expect(() => compileCustom(rules)).toThrow(FormatError);
    expect(() => compileCustom(rules)).toThrow(message);
  });
});
