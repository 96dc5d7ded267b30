import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64, toUtf8 } from '../bytes.ts';
import { parseCheckpoint } from '../checkpoint.ts';
import { cosigner } from '../cosignature.ts';
import { MemoryLog } from '../memoryLog.ts';
import { noteSigner, parseNote } from '../note.ts';
import { consistencyProof } from '../proof.ts';
import { formatAddCheckpoint } from './request.ts';
import { witness } from './witness.ts';
import type { TreeHead, WitnessState } from './witness.ts';

/** Every run tries the same cases, so that a failure can be repeated. */
const SEED = 6962;

/** The log holds its own key and tells up to three stories, which part at the third and the fifth entry. */
const ORIGIN = 'log.example';
const MAX = 9;
const STORIES = [MAX, 3, 5];
const signer = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const cosign = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_000_000);
const logs = [{ origin: ORIGIN, keys: [signer.key] }];

function grown(parting: number, size: number): MemoryLog {
  const log = new MemoryLog(ORIGIN);
  for (let i = 0; i < size; i++) log.append(Uint8Array.of(i, i < parting ? 0 : parting));
  return log;
}
const stories = STORIES.map((parting) => Array.from({ length: MAX + 1 }, (_, size) => grown(parting, size)));
const told = (story: number, size: number): MemoryLog => {
  const log = stories[story]?.[size];
  if (log === undefined) throw new Error('no such story');
  return log;
};
const checkpoints = new Map(stories.flat().map((log) => [log, log.checkpoint([signer])]));

/** One request: a checkpoint of some story, an old size true or false, and a proof true, of another story, or none. */
interface Lie {
  readonly story: number;
  readonly size: number;
  /** Null for the size that the witness knows, which a log learns by asking. */
  readonly old: number | null;
  readonly proofOf: number | null;
}
const storyOf = fc.nat({ max: STORIES.length - 1 });
const size = fc.nat({ max: MAX });
const lie: fc.Arbitrary<Lie> = fc.record({
  story: storyOf,
  size,
  old: fc.option(size, { freq: 3 }),
  proofOf: fc.option(storyOf, { freq: 5 }),
});
const honest: fc.Arbitrary<Lie> = fc.record({
  story: fc.constant(0),
  size,
  old: fc.constant(null),
  proofOf: fc.constant(0),
});
const requests = fc.array(fc.oneof(lie, honest), { minLength: 2, maxLength: 25 });

function bodyOf({ story, size: now, old, proofOf }: Lie, known: number): Uint8Array {
  const from = old ?? known;
  const proof =
    proofOf === null || from === 0 || from > now ? [] : consistencyProof(from, now, told(proofOf, now).hash);
  const checkpoint = checkpoints.get(told(story, now)) ?? '';
  return toUtf8(formatAddCheckpoint({ old: from, proof, checkpoint }));
}

/** Sends the requests one after another; `kept` says what the witness knows at the next one. */
function cosigned(
  lies: readonly Lie[],
  kept: (stored: WitnessState, decided: WitnessState) => WitnessState,
): readonly TreeHead[] {
  let state: WitnessState = new Map();
  return lies.flatMap((one) => {
    const body = bodyOf(one, state.get(ORIGIN)?.size ?? 0);
    const { answer, state: decided } = witness(state, body, logs, cosign);
    state = kept(state, decided);
    if (answer.status !== 200) return [];
    return [parseCheckpoint(parseNote(checkpoints.get(told(one.story, one.size)) ?? '').text)];
  });
}

const textOf = ({ root }: TreeHead): string => toBase64(root);

/** A fork as anybody can see it. */
function hasTwoRootsOfOneSize(heads: readonly TreeHead[]): boolean {
  return heads.some((one) => heads.some((two) => one.size === two.size && textOf(one) !== textOf(two)));
}

function fallsBack(heads: readonly TreeHead[]): boolean {
  return heads.some(({ size: now }, i) => now < (heads[i - 1]?.size ?? 0));
}

/** A fork that only the entries would show: heads of different sizes, no one story has them all. */
function isOfOneStory(heads: readonly TreeHead[]): boolean {
  return STORIES.some((_, story) => heads.every((head) => textOf(told(story, head.size)) === textOf(head)));
}

const durable = (_: WitnessState, decided: WitnessState): WitnessState => decided;

describe('a witness', () => {
  it('cosigns one history only, in whatever order and with whatever lies it is asked', () => {
    let most = 0;
    fc.assert(
      fc.property(requests, (lies) => {
        const heads = cosigned(lies, durable);
        most = Math.max(most, heads.length);
        expect(hasTwoRootsOfOneSize(heads)).toBe(false);
        expect(fallsBack(heads)).toBe(false);
        expect(isOfOneStory(heads)).toBe(true);
      }),
      { numRuns: 200, seed: SEED },
    );
    // Refusing everything would be one history too.
    expect(most).toBeGreaterThan(4);
  });

  it.each<[string, (stored: WitnessState, decided: WitnessState) => WitnessState]>([
    ['stores nothing', (stored) => stored],
    ['stores only the first checkpoint it saw', (stored, decided) => (stored.size === 0 ? decided : stored)],
  ])('that %s cosigns a fork, and falls back', (_, forgetful) => {
    for (const harm of [hasTwoRootsOfOneSize, fallsBack]) {
      const { failed } = fc.check(
        fc.property(requests, (lies) => !harm(cosigned(lies, forgetful))),
        { numRuns: 200, seed: SEED },
      );
      expect(failed).toBe(true);
    }
  });

  it('that decides two requests on one state cosigns two roots of one size', () => {
    const [left, right] = [0, 1].map((story) =>
      witness(new Map(), bodyOf({ story, size: 6, old: 0, proofOf: null }, 0), logs, cosign),
    );
    expect([left?.answer.status, right?.answer.status]).toEqual([200, 200]);
    expect(left?.state).not.toEqual(right?.state);
  });
});
