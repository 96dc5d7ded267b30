import { expect, it } from 'vitest';
import { problemWords, sightWords } from './helpdeskWords.ts';

it('says what a seat shows', () => {
  expect(sightWords(['tickets', 'token'])).toBe('whole conversations, a live token');
});

it.each([
  ['helpdesk-unavailable', 'credential'],
  ['helpdesk-unreadable', 'module'],
  ['ledger-unavailable', 'log'],
])('%s names the next step', (code, step) => {
  expect(problemWords(code)).toContain(step);
});
