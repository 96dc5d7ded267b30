import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyCheckpoint } from '../checkpoint.ts';
import { cosigner } from '../cosignature.ts';
import { MemoryLog } from '../memoryLog.ts';
import { formatNote, noteSigner, parseNote, signNote } from '../note.ts';
import { addCosignatures } from './cosignatures.ts';

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const signer = noteSigner('log.example', secret(1));
const at = (n: number, time: number): ReturnType<typeof cosigner> =>
  cosigner(`witness.example/w${String(n)}`, secret(10 + n), time);
const NUMBERS = [1, 2, 3];
const witnesses = NUMBERS.map((n) => at(n, 0).key);

const log = new MemoryLog('log.example');
log.append(Uint8Array.of(1));
const checkpoint = log.checkpoint([signer]);
const { text } = parseNote(checkpoint);

const answerOf = (n: number, time: number, over = text): string =>
  signNote(over, [at(n, time)]).slice(over.length + 1);

function added(note: string, answer: string): string {
  const result = addCosignatures(note, answer, witnesses);
  if (!result.ok) throw new Error(result.problem);
  return result.checkpoint;
}

/** An answer that is no cosignature of this checkpoint though its name and key id are known. */
function borrowed(n: number): string {
  const [line] = parseNote(signNote(text.replace('\n1\n', '\n2\n'), [at(n, 1000)])).signatures;
  if (line === undefined) throw new Error('one signature was made');
  return formatNote(text, [line]).slice(text.length + 1);
}

describe('addCosignatures', () => {
  it('adds a line that verifies, and keeps the others', () => {
    const once = added(checkpoint, answerOf(2, 1000));
    expect(once).toBe(checkpoint + answerOf(2, 1000));
    expect(verifyCheckpoint(once, [signer.key, ...witnesses])).toMatchObject({
      ok: true,
      witnesses: [{ key: at(2, 0).key, timestamp: 1000 }],
    });
  });

  it('keeps the latest of one witness, whichever came last', () => {
    const later = checkpoint + answerOf(2, 1001);
    expect(added(added(checkpoint, answerOf(2, 1000)), answerOf(2, 1001))).toBe(later);
    expect(added(added(checkpoint, answerOf(2, 1001)), answerOf(2, 1000))).toBe(later);
    expect(added(checkpoint, answerOf(2, 1001) + answerOf(2, 1000))).toBe(later);
  });

  it('takes several witnesses from one answer, and ignores lines of unknown keys', () => {
    const stranger = signNote(text, [cosigner('stranger.example', secret(9), 1000)]).slice(text.length + 1);
    const answer = stranger + answerOf(3, 1000) + answerOf(1, 1000);
    expect(added(checkpoint, answer)).toBe(checkpoint + answerOf(1, 1000) + answerOf(3, 1000));
  });

  it('keeps lines of keys it does not know where they were', () => {
    const stranger = signNote(text, [cosigner('stranger.example', secret(9), 1000)]).slice(text.length + 1);
    const note = checkpoint + answerOf(2, 1000) + stranger;
    expect(added(note, answerOf(1, 1000))).toBe(
      checkpoint + stranger + answerOf(1, 1000) + answerOf(2, 1000),
    );
  });

  it('names a witness that is listed twice once', () => {
    const result = addCosignatures(checkpoint, answerOf(1, 1000), [...witnesses, ...witnesses]);
    expect(result).toEqual({ ok: true, checkpoint: checkpoint + answerOf(1, 1000) });
  });

  it('drops a line of a witness that stood there and does not hold', () => {
    expect(added(checkpoint + borrowed(1), answerOf(2, 1000))).toBe(checkpoint + answerOf(2, 1000));
  });

  it.each([
    ['nothing', '', 'a signature line is not "— name base64"'],
    ['words', 'no such log\n', 'a signature line is not "— name base64"'],
    ['no newline at the end', answerOf(1, 1000).slice(0, -1), 'the note has no signature block'],
    ['a text of its own', `more\n\n${answerOf(1, 1000)}`, 'the answer is not signature lines only'],
    ['an unknown key', answerOf(4, 1000), 'no signature by a known key'],
    ['the log itself', signNote(text, [signer]).slice(text.length + 1), 'no signature by a known key'],
    ['a cosignature of another checkpoint', borrowed(1), 'the signature of witness.example/w1 does not hold'],
    [
      'a good and a bad line',
      answerOf(2, 1000) + borrowed(1),
      'the signature of witness.example/w1 does not hold',
    ],
  ])('believes nothing of an answer with %s', (_, answer, problem) => {
    expect(addCosignatures(checkpoint, answer, witnesses)).toEqual({ ok: false, problem });
  });

  it('does not take a plain signature of a key that is listed by mistake', () => {
    const plain = noteSigner('witness.example/w1', secret(11));
    const answer = signNote(text, [plain]).slice(text.length + 1);
    expect(addCosignatures(checkpoint, answer, [plain.key])).toEqual({
      ok: false,
      problem: 'no signature by a known key',
    });
  });

  it('makes the same note of the same answers in any order, and however often each comes', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom(...NUMBERS), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 6,
    });
    const twoOrders = answers.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
      ),
    );
    const note = (all: readonly (readonly [number, number])[]): string =>
      all.reduce((before, [n, time]) => added(before, answerOf(n, time)), checkpoint);
    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        expect(note(other)).toBe(note(one));
      }),
      { numRuns: 20, seed: 6962 },
    );
  });
});
