import { verifyDraw, type AuditProof } from '@cordon/core/assurance/audits';
import { expect, it } from 'vitest';
import { auditKeys, auditProofOf, sha256, type Tampering } from '../support/auditLog.ts';

/*
 * Whoever is audited wants another sample, and so may whoever audits. Each way to steer it is tried on a ledger that is
 * otherwise in order, and a stranger with the keys alone sees it.
 */

const { proof, firstCheckpoint } = auditProofOf();

it('a draw that nobody steered is repeated by a stranger', () => {
  const verified = verifyDraw(proof, auditKeys, sha256, [firstCheckpoint]);
  expect(verified).toMatchObject({ ok: true, entries: 102 });
});

it.each<{ attack: string; how: Tampering; problem: RegExp }>([
  {
    attack: 'an entry left out of the population',
    how: { leaveOut: 42 },
    problem: /1 are not accounted for/,
  },
  {
    attack: 'a number opened that was not committed to',
    how: { openedNonce: 'ee'.repeat(32) },
    problem: /not the one the auditor committed to/,
  },
  {
    attack: 'a later checkpoint picked',
    how: { checkpointAt: '2026-04-01T00:20:00Z' },
    problem: /a later one was picked/,
  },
  {
    attack: 'a checkpoint from before the end of the period',
    how: { checkpointAt: '2026-03-31T23:00:00Z' },
    problem: /no known witness cosigned the checkpoint after the period/,
  },
  {
    attack: 'the population counted once the number was known',
    how: { countLast: true },
    problem: /drawn before it was counted/,
  },
  {
    attack: 'a population exchanged for another that was counted too',
    how: { signedRoot: 'ab'.repeat(32) },
    problem: /opened over another population/,
  },
  {
    attack: 'a period that begins late',
    how: { firstFrom: 30 },
    problem: /the period begins before its first entry/,
  },
])('$attack is seen', ({ how, problem }) => {
  const tampered = auditProofOf(how).proof;
  expect(verifyDraw(tampered, auditKeys, sha256, [firstCheckpoint])).toEqual({
    ok: false,
    problem: expect.stringMatching(problem) as string,
  });
});

it.each<{ attack: string; change: (honest: AuditProof) => AuditProof; problem: RegExp }>([
  {
    attack: 'an item of the sample exchanged',
    change: (honest) => ({
      ...honest,
      sample: { ...honest.sample, accesses: [...honest.sample.accesses.slice(1), 'access 99 qa'] },
    }),
    problem: /the sample of accesses is not the one/,
  },
  {
    attack: 'a smaller sample than the plan says',
    change: (honest) => ({
      ...honest,
      sample: { ...honest.sample, accesses: honest.sample.accesses.slice(0, 5) },
    }),
    problem: /the sample of accesses is not the one/,
  },
  {
    attack: 'the rule of the plan made easier',
    change: (honest) => ({
      ...honest,
      plan: { ...honest.plan, rule: { ...honest.plan.rule, tolerable: 0.3 } },
    }),
    problem: /the plan is not the one that was entered/,
  },
  {
    attack: 'an access declared to be of another agreement',
    change: (honest) => ({
      ...honest,
      population: {
        ...honest.population,
        lists: { ...honest.population.lists, accesses: honest.population.lists.accesses.slice(1) },
      },
    }),
    problem: /the population is not the one that was entered/,
  },
  {
    attack: 'a proof of another entry',
    change: (honest) => ({ ...honest, entries: { ...honest.entries, drawn: honest.entries.counted } }),
    problem: /the entry of audit-drawn is of something else/,
  },
  { attack: 'nothing that is a proof', change: () => ({}) as AuditProof, problem: /not spelt/ },
])('$attack is seen', ({ change, problem }) => {
  expect(verifyDraw(change(proof), auditKeys, sha256)).toEqual({
    ok: false,
    problem: expect.stringMatching(problem) as string,
  });
});

it('without the key of a witness nothing is believed', () => {
  expect(verifyDraw(proof, auditKeys.slice(0, 1), sha256)).toMatchObject({ ok: false });
});
