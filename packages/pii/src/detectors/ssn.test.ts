import { describe, expect, it } from 'vitest';
import { ssn } from './ssn.ts';
import { foundIn } from './testSupport.ts';
import { scan } from '../scan.ts';

describe('ssn', () => {
  it.each([
    ['536-22-8741', 'SSN 536-22-8741'],
    ['SSN:536 22 8741.', 'SSN 536 22 8741'],
    ['SSN-536-22-8741', 'SSN 536-22-8741'],
    ['my social is 536228741', 'SSN 536228741'],
    ['912-70-1234', 'US_ITIN 912-70-1234'],
    ['SSN 912-70-1234', 'SSN 912-70-1234'],
    ['912-10-1234', 'SSN 912-10-1234'],
    ['not given out: 666-22-8741', 'SSN 666-22-8741'],
    ['SSN S33-13-1794', 'SSN S33-13-1794'],
    ['SSN 661-17-915O', 'SSN 661-17-915O'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(ssn, text)).toEqual([value]);
  });

  it.each([
    '536228741',
    'part 536-22-87412',
    '1536-22-8741',
    '3-536-22-8741',
    'v536.22.8741.1',
    'a social event in 2019',
  ])('passes over %j', (text) => {
    expect(foundIn(ssn, text)).toEqual([]);
  });

  it('the numbering rules decide how sure it is', () => {
    const score = (text: string): number => ssn.find(text, scan(text))[0]?.score ?? 0;
    expect(score('536-22-8741')).toBeGreaterThan(score('000-22-8741'));
    expect(score('536-22-8741')).toBeGreaterThan(score('536-00-8741'));
    expect(score('912-70-1234')).toBeGreaterThan(score('912-10-1234'));
  });
});
