import { describe, expect, it } from 'vitest';
import { date } from './date.ts';
import { foundIn } from './testSupport.ts';

describe('date', () => {
  it.each([
    ['signed 1991-06-25.', 'DATE 1991-06-25'],
    ['at 2022-10-22T03:22:00Z ok', 'DATE 2022-10-22T03:22:00Z'],
    ['on 05/03/2026', 'DATE 05/03/2026'],
    ['am 23.11.2026', 'DATE 23.11.2026'],
    ['March 5th, 2026', 'DATE March 5th, 2026'],
    ['5 March 2026', 'DATE 5 March 2026'],
    ['the 5th of march 2026', 'DATE 5th of march 2026'],
    ['Due Mar 5, 2026', 'DATE Mar 5, 2026'],
    ['by July 5th', 'DATE July 5th'],
    ['12/05/24', 'DATE 12/05/24'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(date, text)).toEqual([found]);
  });

  it.each([
    'version 10.2.3',
    '10.2.26',
    '45/45/2026',
    'in 2026',
    'may 5 people come',
    'since March',
    'last Tuesday',
    '1/2',
    '$12/12/2026',
    '2026',
  ])('passes over %j', (text) => {
    expect(foundIn(date, text)).toEqual([]);
  });

  it('reports a day of the week to a strict reader only', () => {
    expect(foundIn(date, 'last Tuesday', 0.2)).toEqual(['DATE last Tuesday']);
  });
});
