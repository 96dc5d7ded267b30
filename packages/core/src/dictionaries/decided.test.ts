import { describe, expect, it } from 'vitest';
import { actStatement } from '../kernel/index.ts';
import { decisionHolds, namesOf, type Decided } from './decided.ts';

const MARK = { actId: '5f0c6a3e-7a3d-4f6e-9a44-0d1f5c1c9f10', actAt: '2026-11-02T08:00:00.000Z' };
const IDS = 'ab'.repeat(32);

/** An entry of an act, with its statement as its signer signed it. */
function entry(act: string, words: Readonly<Record<string, string | number>>, person = 'per_2'): string {
  const proof = { signed: actStatement(act, words, MARK), key: 'a2V5', signature: 'c2ln' };
  return JSON.stringify({ kind: 'act', act, person, party: 'pty_1', words: { ...words, ...proof } });
}

const wanted: Decided = { decision: 'approved', person: 'per_2', ids: IDS, miss: null };
const body = entry('dictionary-approved', { entries: 2, ids: IDS });
const signed = (): boolean => true;

describe('a decision', () => {
  it('holds by its own entry', () => {
    expect(decisionHolds(body, wanted, signed)).toBe(true);
    const one = entry('miss-approved', { miss: 'qms_1', kind: 'missed', type: 'PERSON' });
    expect(decisionHolds(one, { ...wanted, miss: 'qms_1' }, signed)).toBe(true);
  });

  it.each([
    ['no entry', null, wanted],
    ['what is none', 'x', wanted],
    ['another person’s', body, { ...wanted, person: 'per_3' }],
    ['about other entries', body, { ...wanted, ids: 'cd'.repeat(32) }],
    ['another decision', body, { ...wanted, decision: 'retired' as const }],
    ['a refusal', entry('dictionary-refused', { entries: 2, ids: IDS }), wanted],
    ['about another marked word', entry('miss-approved', { miss: 'qms_2' }), { ...wanted, miss: 'qms_1' }],
    ['about a marked word, for entries', entry('miss-approved', { miss: 'qms_2', ids: IDS }), wanted],
    [
      'changed beside its statement',
      body.replace(`"ids":"${IDS}"`, `"ids":"${'cd'.repeat(32)}"`),
      {
        ...wanted,
        ids: 'cd'.repeat(32),
      },
    ],
  ])('does not hold by %s', (_, given, of) => {
    expect(decisionHolds(given, of, signed)).toBe(false);
  });

  it('does not hold without a signature that does', () => {
    expect(decisionHolds(body, wanted, () => false)).toBe(false);
  });
});

it('entries are named the same in whatever order they were picked', () => {
  expect(namesOf(['dic_b', 'dic_a'])).toBe(namesOf(['dic_a', 'dic_b']));
});
