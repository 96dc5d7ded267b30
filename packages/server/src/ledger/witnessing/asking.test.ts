import {
  cosigner,
  formatVkey,
  noteSigner,
  rootOfLeaves,
  signCheckpoint,
  signNote,
  parseNote,
} from '@cordon/ledger';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../platform/hashing.ts';
import { ask, type Posted } from './asking.ts';
import { quorumOf } from './witness.ts';

const log = noteSigner('log.example', new Uint8Array(32).fill(1));
const witness = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_000_000);
const stranger = cosigner('witness.example', new Uint8Array(32).fill(3), 1_790_000_000);
const root = rootOfLeaves([sha256(Buffer.from('one'))]);
const checkpoint = signCheckpoint({ origin: 'log.example', size: 7, root }, [log]);
const { text } = parseNote(checkpoint);
const lineBy = (by: typeof witness) => signNote(text, [by]).slice(text.length + 1);
const words = 'text/plain; charset=utf-8';
const sized = (size: number): Posted => ({
  status: 409,
  contentType: 'text/x.tlog.size',
  body: `${String(size)}\n`,
});

/** Asks a witness that gives these answers, one after another. */
async function asked(from: number, ...answers: readonly (Posted | Error)[]) {
  const olds: string[] = [];
  const left = [...answers];
  const outcome = await ask(
    { checkpoint, size: 7, from, vkey: formatVkey(witness.key) },
    {
      consistency: () => Promise.resolve([new Uint8Array(32)]),
      post: (body) => {
        olds.push(Buffer.from(body).toString().split('\n')[0] ?? '');
        const next = left.shift() ?? new Error('asked too often');
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
    },
  );
  return { outcome, olds };
}

describe('a witness that is asked', () => {
  it.each<[why: string, answers: (Posted | Error)[], outcome: object]>([
    [
      'cosigns',
      [{ status: 200, contentType: words, body: lineBy(witness) }],
      { kind: 'cosigned', line: lineBy(witness).trim(), at: new Date(1_790_000_000_000) },
    ],
    [
      'answers with a line of another key',
      [{ status: 200, contentType: words, body: lineBy(stranger) }],
      { kind: 'silent', why: 'unusable' },
    ],
    [
      'answers with a line over another text',
      [{ status: 200, contentType: words, body: signNote('x\n1\ny\n', [witness]).slice(7) }],
      { kind: 'silent', why: 'unusable' },
    ],
    [
      'answers with nothing',
      [{ status: 200, contentType: words, body: '' }],
      { kind: 'silent', why: 'unusable' },
    ],
    ['does not answer', [new Error('away')], { kind: 'silent', why: 'unreachable' }],
    [
      'does not know the log',
      [{ status: 404, contentType: words, body: 'no\n' }],
      { kind: 'silent', why: 'refused' },
    ],
    ['has seen more', [sized(8)], { kind: 'ahead', claims: 8 }],
    ['has seen another tree', [{ status: 422, contentType: words, body: 'no\n' }], { kind: 'inconsistent' }],
    ['has seen two roots', [{ status: 409, contentType: words, body: 'no\n' }], { kind: 'inconsistent' }],
    ['never says the same twice', [sized(3), sized(4)], { kind: 'silent', why: 'unusable' }],
  ])('%s', async (_, answers, outcome) => {
    expect((await asked(0, ...answers)).outcome).toEqual(outcome);
  });

  it('is asked again from where it says it stands', async () => {
    const good = { status: 200, contentType: words, body: lineBy(witness) };
    const { outcome, olds } = await asked(5, sized(3), good);
    expect(outcome.kind).toBe('cosigned');
    expect(olds).toEqual(['old 5', 'old 3']);
  });
});

describe('the quorum', () => {
  const one = { id: 'w1', agreement: null, required: true };
  const own = { id: 'w2', agreement: 'agr_a', required: true };
  it.each([
    [[], null, null],
    [[one, own], null, { among: ['w1'], all: ['w1'] }],
    [[one, own], 'agr_a', { among: ['w1', 'w2'], all: ['w1', 'w2'] }],
    [[one, own], 'agr_b', { among: ['w1'], all: ['w1'] }],
    [[own], 'agr_b', null],
    [[{ ...one, required: false }], null, { among: ['w1'], all: [] }],
  ])('of %j for %s', (witnesses, agreement, quorum) => {
    expect(quorumOf(witnesses, agreement)).toEqual(quorum);
  });
});
