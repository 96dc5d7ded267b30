import { expect, it } from 'vitest';
import type { Terms } from '../../kernel/index.ts';
import { effectsOf, hasLanded } from './proposal.ts';

const terms = (reveals: number): Terms => ({
  ...{ agreement: 'agr_1', version: 2, controller: 'pty_c', processor: 'pty_p' },
  inForce: { from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
  general: { clause: '1.1' },
  permissions: [],
  conditions: [{ clause: '4.1', kind: 'mfa', maxAgeMinutes: 480 }],
  limits: [
    { clause: '4.7', kind: 'reveals-per-shift', max: reveals },
    { clause: '4.8', kind: 'lookups-per-shift', max: 40 },
  ],
  duties: [{ clause: '4.1', kind: 'audit', by: 'processor', months: 12 }],
});

it('what a clause does is a line an effect, whatever part of the terms it is in', () => {
  expect(effectsOf(terms(15), '4.1')).toEqual([
    'conditions mfa: maxAgeMinutes 480',
    'duties audit: by processor, months 12',
  ]);
  expect(effectsOf(terms(15), '4.7')).toEqual(['limits reveals-per-shift: max 15']);
  expect(effectsOf(terms(15), '1.1')).toEqual(['general: ']);
  expect(effectsOf(terms(15), '9.9')).toEqual([]);
});

it('a change has landed once the same clause does something else, and not while nothing is known', () => {
  const before = effectsOf(terms(15), '4.7');
  expect(hasLanded(before, effectsOf(terms(15), '4.7'))).toBe(false);
  expect(hasLanded(before, effectsOf(terms(10), '4.7'))).toBe(true);
  expect(hasLanded(before, null)).toBe(false);
});
