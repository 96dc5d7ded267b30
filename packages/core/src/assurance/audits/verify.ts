import {
  fromUtf8,
  parseNote,
  verifyCheckpoint,
  verifyEntryProof,
  type Sha256,
  type VerifierKey,
} from '@cordon/ledger';
import { commitmentOf, NONCE, planHash } from './plan.ts';
import { populationKinds, populationRoot, wrongWithPopulation } from './population.ts';
import type { AuditProof } from './proof.ts';
import { actOf, holds, Wrong } from './proven.ts';
import { sampleOf, seedOf } from './sample.ts';

/** What came of repeating a draw. */
export type DrawVerification =
  | {
      readonly ok: true;
      readonly seed: string;
      /** Entries between first and last of the period. */
      readonly entries: number;
      readonly drawn: number;
    }
  /** Plain words. */
  | { readonly ok: false; readonly problem: string };

/**
 * Repeats the draw of an audit from its report alone, trusting neither side: what was fixed when by the ledger, that every
 * entry of the period is accounted for, that the checkpoint was witnessed after its end, and that this sample and no other
 * follows from them.
 * @param keys of the ledger and of witnesses, known from elsewhere: a key that the report names itself would prove nothing
 * @param others checkpoints of the same ledger that the verifier has, e.g. mailed ones: none of them may be an earlier one
 *   that would have had to be taken
 */
export function verifyDraw(
  proof: AuditProof,
  keys: readonly VerifierKey[],
  sha256: Sha256,
  others: readonly string[] = [],
): DrawVerification {
  try {
    return { ok: true, ...checked(proof, keys, sha256, others) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.message };
    return { ok: false, problem: 'it is not spelt as the proof of an audit' };
  }
}

function checked(proof: AuditProof, keys: readonly VerifierKey[], sha256: Sha256, others: readonly string[]) {
  const { plan, population, nonce, entries, sample } = proof;
  const act = (text: string, name: string) => actOf(text, name, plan.audit, keys, sha256);
  const planned = act(entries.planned, 'audit-planned');
  const committed = act(entries.committed, 'audit-committed');
  const counted = act(entries.counted, 'audit-population-counted');
  const drawn = act(entries.drawn, 'audit-drawn');

  holds(planned.words.plan === planHash(plan, sha256), 'the plan is not the one that was entered');
  holds(planned.index < committed.index, 'the number was committed to before the plan');
  holds(NONCE.test(nonce), 'the secret number is not 256 bits');
  holds(
    committed.words.commitment === commitmentOf(nonce, sha256),
    'the secret number is not the one the auditor committed to',
  );

  const until = Date.parse(plan.until) / 1000;
  const used = witnessedAfter(proof.checkpoint, keys, until, committed.index);
  if (used === null) {
    throw new Wrong('no known witness cosigned the checkpoint after the period and over the commitment');
  }
  for (const other of others) {
    const earlier = witnessedAfter(other, keys, until, committed.index);
    holds(
      earlier === null || earlier.size >= used.size,
      `a checkpoint of ${String(earlier?.size ?? 0)} entries was witnessed first: a later one was picked`,
    );
  }

  const root = populationRoot(population, sha256);
  holds(counted.words.root === root, 'the population is not the one that was entered');
  holds(counted.words.checkpoint === used.size, 'another checkpoint was entered with the population');
  holds(counted.index < drawn.index, 'it was drawn before it was counted');
  // The auditor signed it with the number: a population counted twice cannot be exchanged once the number is known.
  holds(drawn.words.root === root, 'the number was opened over another population');
  const wrong = wrongWithPopulation(population);
  if (wrong !== null) throw new Wrong(wrong);
  checkEnds(proof, keys, sha256, counted.index);

  const seed = seedOf({ nonce, checkpoint: used.text, root }, sha256);
  holds(drawn.words.seed === seed, 'another seed was entered');
  const redrawn = sampleOf(plan, population, seed, sha256);
  for (const kind of populationKinds) {
    const same =
      redrawn[kind].length === sample[kind].length &&
      redrawn[kind].every((line, nth) => sample[kind][nth] === line);
    holds(same, `the sample of ${kind} is not the one that follows from the seed`);
  }
  const { range } = population;
  return {
    seed,
    entries: range === null ? 0 : range.last - range.first + 1,
    drawn: populationKinds.reduce((sum, kind) => sum + redrawn[kind].length, 0),
  };
}

/** A checkpoint that a known witness cosigned at the end of the period or after, over the commitment; null for any other. */
function witnessedAfter(note: string, keys: readonly VerifierKey[], until: number, over: number) {
  const verified = verifyCheckpoint(note, keys);
  if (!verified.ok) return null;
  const { size } = verified.checkpoint;
  const after = verified.witnesses.some(({ timestamp }) => timestamp >= until);
  return after && size > over ? { size, text: parseNote(note).text } : null;
}

/** Holds the ends of the period against the times of the leaves: no entry of it lies outside first and last. */
function checkEnds(
  { plan, population: { range }, ends }: AuditProof,
  keys: readonly VerifierKey[],
  sha256: Sha256,
  counted: number,
): void {
  const leaf = (text: string) => {
    const proven = verifyEntryProof(text, keys, sha256);
    if (!proven.ok) throw new Wrong(`an entry at the end of the period: ${proven.problem}`);
    return { index: proven.index, at: Date.parse(proven.leaf.t) };
  };
  const [from, until] = [Date.parse(plan.from), Date.parse(plan.until)];
  const before = ends.before === null ? null : leaf(ends.before);
  const after = leaf(ends.after);
  const start = before === null ? 0 : before.index + 1;
  holds(before === null || before.at < from, 'the period begins before its first entry');
  holds(after.at >= until && after.index <= counted, 'the period ends after its last entry');
  if (range === null) {
    holds(after.index === start, 'entries of the period are left out');
    return;
  }
  holds(ends.first !== null && ends.last !== null, 'the ends of the period are not proven');
  const [first, last] = [leaf(ends.first ?? ''), leaf(ends.last ?? '')];
  holds(
    first.index === range.first && first.index === start && first.at >= from,
    'entries before the first are left out',
  );
  holds(
    last.index === range.last && last.index === after.index - 1 && last.at < until,
    'entries after the last are left out',
  );
}

/** @throws Error for bytes that are no JSON */
export function readProof(bytes: Uint8Array): AuditProof {
  return JSON.parse(fromUtf8(bytes)) as AuditProof;
}
