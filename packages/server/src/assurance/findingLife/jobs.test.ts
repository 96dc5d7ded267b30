import { expect, it } from 'vitest';
import type { Note, Proposal } from './life.ts';
import { lookAtLives } from './jobs.ts';

const proposal: Proposal = {
  ...{
    id: 'fpr_1',
    finding: 'fnd_1',
    change: 'terms',
    target: 'agr_1',
    part: '4.7',
    text: 'Let it be fewer.',
  },
  ...{ by: { id: 'per_a', name: 'Ada Cruz' }, at: new Date(0), before: ['limits reveals-per-shift: max 15'] },
  ...{ after: null, landedBy: null, landedAt: null },
};

/** One look while a clause does this. @returns what landed, and what is entered of it */
async function landedWhile(now: readonly string[] | null) {
  const landed: { readonly after: readonly string[]; readonly note: Note }[] = [];
  await lookAtLives({
    store: {
      over: () => Promise.resolve([]),
      late: () => Promise.resolve([]),
      step: () => Promise.resolve(false),
      markOverdue: () => Promise.resolve(false),
      waiting: () => Promise.resolve([proposal]),
      land: (_, after, note) => {
        landed.push({ after, note });
        return Promise.resolve(true);
      },
    },
    measure: () => Promise.resolve(now),
    settle: () => Promise.resolve(),
    now: () => new Date('2026-11-27T09:00:00Z'),
  });
  return landed;
}

it('a proposed clause lands once a version in force has it do something else', async () => {
  expect(await landedWhile(['limits reveals-per-shift: max 10'])).toMatchObject([
    {
      after: ['limits reveals-per-shift: max 10'],
      note: { owed: { act: 'finding-change-landed', person: null, words: { finding: 'fnd_1' } } },
    },
  ]);
});

it('and not while it does the same, or while no terms are in force', async () => {
  expect(await landedWhile(proposal.before)).toEqual([]);
  expect(await landedWhile(null)).toEqual([]);
});
