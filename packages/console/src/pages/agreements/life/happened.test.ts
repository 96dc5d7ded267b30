import { expect, it } from 'vitest';
import { happened } from './happened.ts';

it.each([
  ['signed', 2, null, 'Signed version 2'],
  ['ended', null, 'breached', 'Ended for a breach'],
  ['ended', null, 'terminated', 'Terminated'],
  ['suspended', null, null, 'Suspended'],
] as const)('%s, version %s, %s', (kind, version, reason, words) => {
  expect(happened({ kind, version, reason })).toBe(words);
});
