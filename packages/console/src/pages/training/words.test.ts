import { expect, it } from 'vitest';
import { askedBy, effectOf } from './words.ts';

it.each([
  [['clause'] as const, 'asked by an agreement'],
  [['phishing', 'clause'] as const, 'asked by a simulated phish that caught them and an agreement'],
  [
    ['hand', 'incident', 'role'] as const,
    'asked by somebody who assigned it, an incident and a rule about their role',
  ],
  [[] as const, ''],
])('says why a course is owed: %j', (reasons, words) => {
  expect(askedBy([...reasons])).toBe(words);
});

it.each([
  [{ stops: true, closesAt: null, state: 'never' } as const, /keeps them from customer data/],
  [{ stops: false, closesAt: null, state: 'never' } as const, /closes no access/],
  [{ stops: false, closesAt: '2026-12-01T00:00:00Z', state: 'due' } as const, /closes when/],
  [{ stops: false, closesAt: '2026-12-01T00:00:00Z', state: 'current' } as const, /Nothing/],
])('says what follows: %j', (course, words) => {
  expect(effectOf(course)).toMatch(words);
});
