import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../bytes.ts';
import { signCheckpoint, verifyCheckpoint } from '../checkpoint.ts';
import { cosigner } from '../cosignature.ts';
import { MemoryLog } from '../memoryLog.ts';
import { noteSigner, parseNote, signNote } from '../note.ts';
import { consistencyProof } from '../proof.ts';
import { EMPTY_ROOT } from '../tree.ts';
import type { NoteSigner } from '../vkey.ts';
import { sizeToResumeFrom } from './answer.ts';
import { addCosignatures } from './cosignatures.ts';
import { formatAddCheckpoint } from './request.ts';
import { witness } from './witness.ts';
import type { TreeHead, WitnessState } from './witness.ts';

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const ORIGIN = 'log.example';
const signer = noteSigner(ORIGIN, secret(1));
const thief = noteSigner(ORIGIN, secret(2));
const NOW = 1_790_000_000;
const witnessSigner = cosigner('witness.example/w1', secret(3), NOW);
const logs = [{ origin: ORIGIN, keys: [signer.key] }];

/** A log of ten entries; from entry 3 on, the fork tells another story. */
const grown = (size: number, from = size): MemoryLog => {
  const log = new MemoryLog(ORIGIN);
  for (let i = 0; i < size; i++) log.append(Uint8Array.of(i, i < from ? 0 : 1));
  return log;
};
const whole = grown(10);
const head = (size: number, log: MemoryLog = grown(size)): TreeHead => ({ size, root: log.root });
const stateAt = (size: number): WitnessState => new Map([[ORIGIN, head(size)]]);

const proofFrom = (old: number, log: MemoryLog): Uint8Array[] =>
  old === 0 ? [] : consistencyProof(old, log.size, log.hash);

/** A request of an honest log, unless told otherwise. */
function request({
  old,
  log = whole,
  proof = proofFrom(old, log),
  signers = [signer],
}: {
  readonly old: number;
  readonly log?: MemoryLog;
  readonly proof?: readonly Uint8Array[];
  readonly signers?: readonly NoteSigner[];
}): Uint8Array {
  return toUtf8(formatAddCheckpoint({ old, proof, checkpoint: log.checkpoint(signers) }));
}

const ask = (state: WitnessState, body: Uint8Array): ReturnType<typeof witness> =>
  witness(state, body, logs, witnessSigner);

describe('a witness cosigns', () => {
  it.each([
    ['the first checkpoint it sees', new Map<string, TreeHead>(), request({ old: 0 })],
    ['a checkpoint that continues the last one', stateAt(6), request({ old: 6 })],
    ['a log that grew from nothing', stateAt(0), request({ old: 0 })],
    ['the last one once more', stateAt(10), request({ old: 10 })],
    ['one that others signed too', stateAt(6), request({ old: 6, signers: [thief, signer, witnessSigner] })],
  ])('%s', (_, state, body) => {
    const { answer, state: next, fork } = ask(state, body);
    expect(answer.status).toBe(200);
    expect(next).toEqual(stateAt(10));
    expect(fork).toBe(false);
    const { text } = parseNote(whole.checkpoint([signer]));
    expect(answer.body).toBe(signNote(text, [witnessSigner]).slice(text.length + 1));
    expect(answer.body).toMatch(/^— witness\.example\/w1 [A-Za-z0-9+/]+=*\n$/);
    expect(
      verifyCheckpoint(whole.checkpoint([signer]) + answer.body, [signer.key, witnessSigner.key]),
    ).toMatchObject({ ok: true, witnesses: [{ key: witnessSigner.key, timestamp: NOW }] });
  });

  it('an empty log', () => {
    const { answer, state } = ask(new Map(), request({ old: 0, log: grown(0) }));
    expect(answer.status).toBe(200);
    expect(state).toEqual(new Map([[ORIGIN, { size: 0, root: EMPTY_ROOT }]]));
  });

  it('each log for itself', () => {
    const other = noteSigner('other.example', secret(4));
    const otherLog = new MemoryLog('other.example');
    otherLog.append(Uint8Array.of(1));
    const body = toUtf8(formatAddCheckpoint({ old: 0, proof: [], checkpoint: otherLog.checkpoint([other]) }));
    const both = [...logs, { origin: 'other.example', keys: [other.key] }];
    const { answer, state } = witness(stateAt(6), body, both, witnessSigner);
    expect(answer.status).toBe(200);
    expect(state).toEqual(new Map([...stateAt(6), ['other.example', { size: 1, root: otherLog.root }]]));
  });

  it('a log whose key has another name than its origin, with any of its keys', () => {
    const key = noteSigner('sum.example', secret(4));
    const log = [{ origin: 'sum.example database tree', keys: [signer.key, key.key] }];
    const checkpoint = signCheckpoint({ origin: 'sum.example database tree', ...head(10) }, [key]);
    const body = toUtf8(formatAddCheckpoint({ old: 0, proof: [], checkpoint }));
    expect(witness(new Map(), body, log, witnessSigner).answer.status).toBe(200);
  });

  it('the whole text, extension lines included', () => {
    const text = `${parseNote(whole.checkpoint([signer])).text}an extension\n`;
    const checkpoint = signNote(text, [signer]);
    const { answer } = ask(new Map(), toUtf8(formatAddCheckpoint({ old: 0, proof: [], checkpoint })));
    expect(verifyCheckpoint(checkpoint + answer.body, [signer.key, witnessSigner.key])).toMatchObject({
      witnesses: [{ key: witnessSigner.key }],
    });
  });
});

describe('a witness refuses', () => {
  const body = request({ old: 6 });
  const text = new TextDecoder().decode(body);
  const forked = grown(10, 3);
  const stranger = noteSigner('stranger.example', secret(1));
  const strangers = new MemoryLog('stranger.example');
  const broken = text.replace(/ ([A-Za-z0-9+/]{10})[^ ]{4}([^ ]*)\n$/, ' $1AAAA$2\n');

  it.each<[status: number, why: string, known: number, body: Uint8Array]>([
    [400, 'a body that is not a request', 6, toUtf8('old 6\n')],
    [400, 'a body that is not UTF-8', 6, Uint8Array.of(0xff, ...body)],
    [400, 'an empty body', 6, new Uint8Array(0)],
    [400, 'a note that is not a checkpoint', 6, toUtf8(`old 6\n\n${signNote('hello\n', [signer])}`)],
    [400, 'an old size larger than the checkpoint', 6, request({ old: 7, log: grown(6), proof: [] })],
    [
      400,
      'an old size larger than the checkpoint, even the one it knows',
      10,
      request({ old: 10, log: grown(6), proof: [] }),
    ],
    [404, 'a log it does not know', 6, request({ old: 0, log: strangers, signers: [stranger] })],
    [
      404,
      'a log it does not know, signed by the key of one it knows',
      6,
      request({ old: 0, log: strangers }),
    ],
    [403, 'the signature of another key of that name', 6, request({ old: 6, signers: [thief] })],
    [403, 'the signature of a witness only', 6, request({ old: 6, signers: [witnessSigner] })],
    [403, 'a signature that does not hold', 6, toUtf8(broken)],
    [403, 'a signature of another text', 6, toUtf8(text.replace('\n10\n', '\n11\n'))],
    [409, 'an old size behind the one it knows', 6, request({ old: 5 })],
    [409, 'an old size behind the one it knows, with nothing new', 6, request({ old: 5, log: grown(5) })],
    [409, 'an old size ahead of the one it knows', 6, request({ old: 7 })],
    [409, 'a log that begins anew', 6, request({ old: 0 })],
    [409, 'a log it never saw, from a size it never cosigned', 0, request({ old: 6 })],
    [409, 'another root of the size it knows', 10, request({ old: 10, log: forked })],
    [422, 'no proof', 6, request({ old: 6, proof: [] })],
    [422, 'a proof from another size', 6, request({ old: 6, proof: proofFrom(5, whole) })],
    [422, 'a proof of a fork', 6, request({ old: 6, log: forked })],
    [
      422,
      'a fork with the proof of the true log',
      6,
      request({ old: 6, log: forked, proof: proofFrom(6, whole) }),
    ],
    [422, 'a proof from nothing', 0, request({ old: 0, proof: proofFrom(6, whole) })],
    [422, 'a proof from a size to itself', 10, request({ old: 10, proof: [EMPTY_ROOT] })],
  ])('%i: %s', (status, _, known, wrong) => {
    const state = stateAt(known);
    const decision = ask(state, wrong);
    expect(decision.answer.status).toBe(status);
    expect(decision.state).toBe(state);
    expect(decision.answer.body).not.toContain('—');
    expect(decision.answer.body).toMatch(/^.+\n$/);
  });

  it('an empty log with another root than that of nothing', () => {
    const checkpoint = signCheckpoint({ origin: ORIGIN, size: 0, root: whole.root }, [signer]);
    const { answer } = ask(new Map(), toUtf8(formatAddCheckpoint({ old: 0, proof: [], checkpoint })));
    expect(answer.status).toBe(409);
  });

  it('with the size to ask from when the old size is not the one it knows, and only then', () => {
    const stale = ask(stateAt(6), request({ old: 5 })).answer;
    expect(stale).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '6\n' });
    expect(ask(new Map(), request({ old: 5 })).answer.body).toBe('0\n');
    expect(sizeToResumeFrom(stale)).toBe(6);

    const other = ask(stateAt(10), request({ old: 10, log: forked })).answer;
    expect(other.contentType).toBe('text/plain; charset=utf-8');
    expect(sizeToResumeFrom(other)).toBe(null);
  });

  it.each([
    [true, 'asked from the size it knows', request({ old: 10, log: forked })],
    [true, 'asked from another size', request({ old: 4, log: forked })],
    [true, 'asked from a larger size', request({ old: 11, log: forked, proof: [] })],
    [false, 'not signed by the log', request({ old: 10, log: forked, signers: [thief] })],
    [false, 'of another size', request({ old: 10, log: grown(11, 3), proof: [] })],
    [false, 'that is none', request({ old: 4 })],
  ])('and calls it a fork: %s when %s', (fork, _, wrong) => {
    const decision = ask(stateAt(10), wrong);
    expect(decision.answer.status).not.toBe(200);
    expect(decision.fork).toBe(fork);
  });

  it('to be set up with a key that makes no cosignatures', () => {
    expect(() => witness(new Map(), body, logs, signer)).toThrow(expect.objectContaining({ code: 'key' }));
  });

  it('a key of a log that is of the type of a witness', () => {
    const log = [{ origin: ORIGIN, keys: [witnessSigner.key] }];
    const { answer } = witness(new Map(), request({ old: 0, signers: [witnessSigner] }), log, witnessSigner);
    expect(answer.status).toBe(403);
  });
});

describe('sizeToResumeFrom', () => {
  const answer = { status: 409, contentType: 'text/x.tlog.size', body: '50\n' };
  it.each([
    [50, {}],
    [0, { body: '0\n' }],
    [null, { status: 422 }],
    [null, { contentType: 'text/plain' }],
    [null, { body: '50' }],
    [null, { body: '050\n' }],
    [null, { body: '50\n50\n' }],
    [null, { body: '' }],
  ])('is %s for %o', (size, change) => {
    expect(sizeToResumeFrom({ ...answer, ...change })).toBe(size);
  });
});

describe('a log and its witness', () => {
  it('meet for the first time, lose touch, and go on', () => {
    let state: WitnessState = new Map();
    const post = (old: number, log: MemoryLog): ReturnType<typeof witness>['answer'] => {
      const decision = ask(state, request({ old, log }));
      state = decision.state;
      return decision.answer;
    };
    expect(post(0, grown(4)).status).toBe(200);
    // The log has lost its note of what was cosigned.
    const size = sizeToResumeFrom(post(0, whole));
    expect(size).toBe(4);
    const { status, body } = post(size ?? 0, whole);
    expect(status).toBe(200);

    const witnessed = addCosignatures(whole.checkpoint([signer]), body, [witnessSigner.key]);
    if (!witnessed.ok) throw new Error(witnessed.problem);
    expect(verifyCheckpoint(witnessed.checkpoint, [signer.key, witnessSigner.key])).toMatchObject({
      ok: true,
      checkpoint: head(10),
      witnesses: [{ timestamp: NOW }],
    });
  });
});
