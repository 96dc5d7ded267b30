import { describe, expect, it } from 'vitest';
import type { Condition } from '../../kernel/index.ts';
import { checklistOf, isReady, joiningWords, type StepFact } from './checklist.ts';
import { checksFact } from './checks.ts';
import { holdingWords, judgeLeaver, type HeldItem, type Holding } from './leaver.ts';

const NOW = Date.parse('2026-11-03T12:00:00Z');
const DAY = 86_400_000;

const condition = (kind: string, more: object = {}): Condition => ({ clause: '4.1', kind, ...more });
const done = (until: number | null = null): StepFact => ({ done: true, until });

const house = { account: done(), 'second-factor': done(), assignment: done() };

describe('checklistOf', () => {
  it('asks what the house and the terms ask, and nothing besides', () => {
    const steps = checklistOf([condition('undertaking'), condition('mfa')], {}, NOW).map(({ step }) => step);
    expect(steps).toEqual(['account', 'second-factor', 'undertaking', 'assignment']);
  });

  it.each<[string, StepFact | undefined, 'done' | 'soon' | 'open']>([
    ['nobody knows of it', undefined, 'open'],
    ['it is not done', { done: false, until: null }, 'open'],
    ['it is done for good', done(), 'done'],
    ['it is done for a year', done(NOW + 365 * DAY), 'done'],
    ['it runs out this month', done(NOW + 29 * DAY), 'soon'],
    ['it runs out now', done(NOW), 'open'],
  ])('a step of which %s', (_, training, state) => {
    const items = checklistOf([condition('training')], { ...house, ...(training && { training }) }, NOW);
    expect(items.find(({ step }) => step === 'training')).toMatchObject({ state, clause: '4.1' });
    expect(isReady(items)).toBe(state !== 'open');
  });

  it('says of each step who mends it and what access is refused with', () => {
    for (const words of Object.values(joiningWords)) {
      expect(words.mend).toMatch(/\.$/);
      expect(words.code).toMatch(/^[a-z-]+$/);
    }
  });
});

describe('checksFact', () => {
  const asks = [condition('background-check', { checks: ['identity', 'sanctions'], maxAgeDays: 365 })];
  const check = (kind: string, on: string, until: string) => ({ kind, on, until });

  it.each([
    ['none', [], false, ['identity', 'sanctions']],
    ['one of two', [check('identity', '2026-10-01', '2027-10-01')], false, ['sanctions']],
    [
      'both',
      [check('identity', '2026-10-01', '2028-10-01'), check('sanctions', '2026-09-01', '2027-01-01')],
      true,
      [],
    ],
    [
      'one that ran out',
      [check('identity', '2026-10-01', '2028-10-01'), check('sanctions', '2026-01-01', '2026-11-03')],
      false,
      ['sanctions'],
    ],
    [
      'one older than agreed',
      [check('identity', '2025-11-03', '2028-10-01'), check('sanctions', '2026-09-01', '2027-01-01')],
      false,
      ['identity'],
    ],
  ])('with %s', (_, checks, isDone, missing) => {
    expect(checksFact(asks, checks, NOW)).toMatchObject({ done: isDone, missing });
  });

  it('holds until the first that is asked for runs out, by its term or its age', () => {
    const checks = [
      check('identity', '2026-10-01', '2028-10-01'),
      check('sanctions', '2026-09-01', '2027-12-01'),
    ];
    expect(checksFact(asks, checks, NOW).until).toBe(Date.parse('2027-09-01'));
  });
});

describe('judgeLeaver', () => {
  const item = (kind: Holding, more: Partial<HeldItem> = {}): HeldItem => ({
    ...{ kind, id: `${kind}-1`, afterMs: 3, entry: 7 },
    ...more,
  });

  it('says yes of what was shut, entered and found shut, and when the last of it was', () => {
    const items = [item('session', { afterMs: 1.5 }), item('badge', { afterMs: 4 })];
    expect(judgeLeaver(items, [])).toEqual({ verdict: 'closed', why: [], lastMs: 4, toReplace: [] });
  });

  it.each(Object.keys(holdingWords).filter((kind) => kind !== 'shared-secret') as Holding[])(
    'says no while one of these works: %s',
    (kind) => {
      const found = judgeLeaver([item(kind)], [{ kind, id: 'planted' }]);
      expect(found).toMatchObject({ verdict: 'not-closed', why: [`${holdingWords[kind]}: 1 still works`] });
    },
  );

  it('says no of what was not seen to be shut, and of what has no entry', () => {
    expect(judgeLeaver([item('device', { afterMs: null })], []).verdict).toBe('not-closed');
    expect(judgeLeaver([item('device', { entry: null })], []).verdict).toBe('not-closed');
  });

  it('names the secrets that others go on using, and is not held up by them', () => {
    const secret = item('shared-secret', { afterMs: null, entry: null });
    expect(judgeLeaver([secret], [secret])).toMatchObject({
      verdict: 'closed',
      toReplace: ['shared-secret-1'],
    });
  });
});
