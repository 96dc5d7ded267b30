import { expect, it } from 'vitest';
import { daysLeft, keyWords, standingWords, versionsWords } from './words.ts';

const failing = (severity: 'grave' | 'open') => ({ id: 'no-hsts' as const, severity, says: '', mend: '' });

it.each([
  ['not looked at yet', null, [], 'wait', /within a minute/],
  ['nothing wrong', 'x', [], 'good', /Nothing/],
  ['something small', 'x', [failing('open')], 'warn', /^1 failing$/],
  ['something grave among it', 'x', [failing('open'), failing('grave')], 'bad', /^2 failings$/],
] as const)('how it stands: %s', (_, lookedAt, failings, tone, words) => {
  const standing = standingWords({ lookedAt, failings: [...failings] });
  expect(standing.tone).toBe(tone);
  expect(standing.words).toMatch(words);
});

it('days, keys and versions', () => {
  const now = Date.parse('2026-06-01T12:00:00Z');
  expect(['2026-06-11T12:00:00Z', '2026-06-01T11:00:00Z', 'never'].map((at) => daysLeft(at, now))).toEqual([
    10,
    -1,
    null,
  ]);
  expect(keyWords({ keyType: 'rsa', keyBits: 2048 })).toBe('RSA 2048');
  expect(keyWords({ keyType: 'ed25519', keyBits: null })).toBe('ED25519');
  expect(versionsWords(['TLSv1', 'TLSv1.3'])).toBe('1.0, 1.3');
  expect(versionsWords([])).toBe('none seen');
});
