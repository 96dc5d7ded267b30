import { describe, expect, it } from 'vitest';
import { actStatement } from '../kernel/index.ts';
import {
  acknowledgementWords,
  entryHolds,
  owes,
  PROTOCOL_ACKNOWLEDGED,
  type StandingVersion,
} from './acknowledging.ts';

const version = (nth: number, graceUntil: number): StandingVersion => ({
  ...{ agreement: 'agr_1', purpose: 'orders', version: nth, hash: String(nth).repeat(64) },
  graceUntil,
});

const [first, second, third] = [version(1, 100), version(2, 200), version(3, 300)];

describe('owes', () => {
  it.each([
    ['nothing while none is in force', [], [], 0, false],
    ['nothing in the grace of the first', [first], [], 99, false],
    ['the first once its grace is over', [first], [], 100, true],
    ['nothing once acknowledged', [first], [first], 1000, false],
    ['nothing in the grace of the second, the first acknowledged', [second, first], [first], 199, false],
    ['the second once its grace is over', [second, first], [first], 200, true],
    ['whoever never acknowledged the first gains nothing by the second', [second, first], [], 150, true],
    [
      'a version before does not stand for the one in force',
      [third, second, first],
      [first, second],
      300,
      true,
    ],
    ['a long grace of the first still runs', [version(2, 50), version(1, 500)], [], 60, true],
  ] as const)('%s', (_, versions, acknowledged, now, owed) => {
    expect(owes(versions, acknowledged, now)).toBe(owed);
  });

  it('takes no other text under the same number', () => {
    expect(owes([first], [{ ...first, hash: 'f'.repeat(64) }], 1000)).toBe(true);
  });
});

describe('entryHolds', () => {
  const mark = { actId: '5f0c6a3e-7a3d-4f6e-9a44-0d1f5c1c9f10', actAt: '2026-11-02T08:00:00.000Z' };
  const words = acknowledgementWords(first);
  const signed = actStatement(PROTOCOL_ACKNOWLEDGED, words, mark);
  const body = {
    ...{ act: PROTOCOL_ACKNOWLEDGED, person: 'per_1', party: 'pty_1' },
    words: { ...words, signed, key: 'a2V5', signature: 'c2ln' },
  };
  const wanted = { ...first, act: PROTOCOL_ACKNOWLEDGED, person: 'per_1', party: 'pty_1' } as const;
  const good = () => true;

  it('holds for the entry of this act, by this person, over this version', () => {
    expect(entryHolds(JSON.stringify(body), wanted, good)).toBe(true);
  });

  it.each([
    ['no entry', null],
    ['no JSON', '{'],
    ['another person', { ...body, person: 'per_2' }],
    ['another party', { ...body, party: 'pty_2' }],
    ['another act', { ...body, act: 'protocol-put-in-force' }],
    ['another version', { ...body, words: { ...body.words, version: 2 } }],
    ['another text', { ...body, words: { ...body.words, hash: 'f'.repeat(64) } }],
    ['no words', { ...body, words: null }],
    ['no signature', { ...body, words }],
    ['a statement of something else', { ...body, words: { ...body.words, signed: '{}' } }],
  ])('does not hold with %s', (_, entry) => {
    const text = entry === null || typeof entry === 'string' ? entry : JSON.stringify(entry);
    expect(entryHolds(text, wanted, good)).toBe(false);
  });

  it('does not hold where the signature does not', () => {
    expect(entryHolds(JSON.stringify(body), wanted, () => false)).toBe(false);
  });
});
