import { expect, it } from 'vitest';
import { actWords, hoursWords, ownerWords, toneOf } from './words.ts';

it.each([
  [{ state: 'open', severity: 'low', overdue: false }, 'warn'],
  [{ state: 'open', severity: 'low', overdue: true }, 'bad'],
  [{ state: 'planned', severity: 'critical', overdue: false }, 'bad'],
  [{ state: 'fix-claimed', severity: 'critical', overdue: false }, 'wait'],
  [{ state: 'exception', severity: 'critical', overdue: false }, 'wait'],
  [{ state: 'closed', severity: 'critical', overdue: false }, 'plain'],
] as const)('%j looks %s', (finding, tone) => {
  expect(toneOf(finding)).toBe(tone);
});

it('a re-test says how it went', () => {
  expect(actWords('finding-retested', 'passes')).toBe('Looked again: it is mended');
  expect(actWords('finding-retested', 'fails')).toBe('Looked again: it is not mended');
  expect(actWords('finding-exception-decided', 'approved')).toBe('Accepted the risk for a time');
  expect(actWords('finding-unheard-of', null)).toBe('finding-unheard-of');
});

it.each([
  ['mended', 'The vendor said by a link that it is mended'],
  ['planned', 'The vendor planned by a link how it is mended'],
  ['answer', 'The vendor answered by a link'],
])('an answer by a link says what it claims: %s', (detail, words) => {
  expect(actWords('finding-answered', detail)).toBe(words);
});

it('names who answers for it, or whose it is', () => {
  expect(ownerWords({ side: 'vendor', person: null })).toBe('The vendor mends it');
  expect(ownerWords({ side: 'company', person: { id: 'per_a', name: 'Ada Cruz' } })).toBe(
    'Ada Cruz answers for it',
  );
});

it.each([
  [24, '1 day'],
  [36, '36 hours'],
  [168, '7 days'],
])('%d hours read as %s', (hours, words) => {
  expect(hoursWords(hours)).toBe(words);
});
