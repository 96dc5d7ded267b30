import { expect, it } from 'vitest';
import { accountingFrom, dueOf, isFree, mayExtend } from './clock.ts';

/* GDPR Art. 12(3) and (5); 45 CFR 164.528(a)(1), (c)(1) and (c)(2). */

const at = (text: string) => new Date(`${text}T09:00:00Z`);

it.each([
  ['access', '2026-01-31', false, '2026-02-28'],
  ['access', '2026-11-02', false, '2026-12-02'],
  ['access', '2026-11-30', true, '2027-02-28'],
  ['accounting', '2026-11-02', false, '2027-01-01'],
  ['accounting', '2026-11-02', true, '2027-01-31'],
] as const)('%s received on %s, extended %s, is due on %s', (kind, received, extended, due) => {
  expect(dueOf(kind, at(received), extended)).toEqual(at(due));
});

it('is extended once, and only while it runs', () => {
  expect(mayExtend('accounting', at('2026-11-02'), false, at('2027-01-01'))).toBe(true);
  expect(mayExtend('accounting', at('2026-11-02'), false, at('2027-01-02'))).toBe(false);
  expect(mayExtend('accounting', at('2026-11-02'), true, at('2026-11-03'))).toBe(false);
});

it('goes back six years', () => {
  expect(accountingFrom(at('2028-02-29'))).toEqual(at('2022-02-28'));
});

it('is free once in twelve months, an access report always', () => {
  const now = at('2026-11-02');
  expect(isFree('accounting', now, [])).toBe(true);
  expect(isFree('accounting', now, [at('2026-01-01')])).toBe(false);
  expect(isFree('accounting', now, [at('2025-11-02')])).toBe(true);
  expect(isFree('access', now, [at('2026-10-01')])).toBe(true);
});
