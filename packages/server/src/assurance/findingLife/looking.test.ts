import { expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { createRetests, type LookingDeps } from './looking.ts';

const finding = (kind: Finding['kind'], source: string | null = 'shop') =>
  ({ id: 'fnd_1', kind, source }) as Finding;

/** @param closed whether the look settles it */
const seen = async (given: Partial<LookingDeps>, one: Finding, closed = false) =>
  createRetests({
    drift: () => Promise.resolve([]),
    seats: () => Promise.resolve(true),
    helpdesk: () => Promise.resolve(true),
    audits: () => Promise.resolve(),
    isClosed: () => Promise.resolve(closed),
    ...given,
  })[one.kind]?.(one);

it('a look that settles it passes, and one that finds it still so fails', async () => {
  expect(await seen({}, finding('column-unmapped'), true)).toBe('passes');
  expect(await seen({}, finding('column-unmapped'))).toBe('fails');
  expect(await seen({}, finding('seat-unmasked'), true)).toBe('passes');
  expect(await seen({}, finding('helpdesk-silent'))).toBe('fails');
});

it('a part that did not answer tells nothing of its own findings, and no pass', async () => {
  const drift = () => Promise.resolve(['api'] as const);
  expect(await seen({ drift }, finding('path-unmapped'), true)).toBe('unknown');
  expect(await seen({ drift }, finding('column-unmapped'), true)).toBe('passes');
  expect(await seen({ seats: () => Promise.resolve(false) }, finding('seat-unmasked'), true)).toBe('unknown');
  expect(await seen({}, finding('column-unmapped', null), true)).toBe('unknown');
});

it('an audit is looked for once more when somebody says that it was made', async () => {
  expect(await seen({}, finding('audit-overdue', null))).toBe('fails');
  expect(await seen({}, finding('evidence-overdue', null), true)).toBe('passes');
});

it('what no machine can look at has no look', async () => {
  expect(await seen({}, finding('canary-contacted'), true)).toBeUndefined();
});
