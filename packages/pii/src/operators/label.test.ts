import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../index.ts';
import { label, pseudonym } from './label.ts';
import { anyType, anyValue, seed } from '../../eval/arbitraries.ts';

describe('label', () => {
  it('says the type and nothing of the value', () => {
    fc.assert(
      fc.property(anyValue, anyType, (value, type) => label().apply(value, type) === `[${type}]`),
      { seed },
    );
  });
});

describe('pseudonym', () => {
  it('gives the same number to the same value in all texts of a case, and no number twice', () => {
    const operators = { PERSON: pseudonym(), EMAIL: pseudonym(), '*': label() } as const;
    const known = [{ type: 'PERSON', value: 'Mira Okafor' }] as const;
    expect(redact('Mira Okafor, a@b.example', { known, operators }).text).toBe('[PERSON_1], [EMAIL_1]');
    expect(redact('MIRA OKAFOR, c@b.example', { known, operators }).text).toBe('[PERSON_1], [EMAIL_2]');
    expect(redact('see [EMAIL_7]: d@b.example', { operators }).text).toBe('see [EMAIL_7]: [EMAIL_8]');
  });

  it('never writes the value', () => {
    const operator = pseudonym();
    fc.assert(
      fc.property(anyValue, anyType, (value, type) => /^\[[A-Z]+_\d+\]$/.test(operator.apply(value, type))),
      { seed },
    );
  });
});
