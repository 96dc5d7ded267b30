import { fromUtf8, toBase64 } from './bytes.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { CheckpointVerification, Witnessing } from './checkpoint.ts';
import type { BodyCount } from './completeness.ts';
import { EntryCheck } from './entryCheck.ts';
import { EntryTimes } from './entryTimes.ts';
import { LedgerError, reasonOf } from './errors.ts';
import type { LogReader } from './logReader.ts';
import { OlderCheckpoints } from './olderCheckpoints.ts';
import type { OlderCheckpoint } from './olderCheckpoints.ts';
import type { CompleteBodies, Opening } from './opening.ts';
import { quorumHolds } from './policy.ts';
import type { Policy } from './policy.ts';
import type { Problem } from './problem.ts';
import { wrongTime } from './rotation.ts';
import { keysOfLog } from './rotationsFile.ts';
import { sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';
import { checkTree } from './treeCheck.ts';
import { formatVkey } from './vkey.ts';
import type { VerifierKey } from './vkey.ts';

/** What `verifyLog` can check beyond the log itself. */
export interface VerifyOptions {
  /**
   * Older signed checkpoints that were kept outside. A log rewritten from its start and signed again verifies
   * as consistent with itself; only these, or a witness, show it.
   */
  readonly older?: readonly OlderCheckpoint[];
  /** By how much the time of an entry may miss that of a cosignature; 300 when not given. */
  readonly skewSeconds?: number;
  readonly openings?: readonly Opening[];
  /** Bodies claimed complete: one that is missing, and that no retention entry names, is tampering. */
  readonly bodies?: CompleteBodies;
  /** How many different witnesses among the keys must have cosigned; 0 when not given. */
  readonly quorum?: number;
  /** Says by its quorum which witnesses must have cosigned, in place of a number. Its keys are for the caller to pass. */
  readonly policy?: Policy;
  readonly hash?: Sha256;
}

/** The answer of `verifyLog`; plain JSON. */
export interface LogReport {
  /** True only if every check held. */
  readonly ok: boolean;
  /** As the checkpoint says; null when it could not be verified. */
  readonly origin: string | null;
  readonly size: number | null;
  /** base64 */
  readonly root: string | null;
  /** Witnesses whose cosignature holds, with its time in seconds since 1970. */
  readonly witnesses: readonly {
    readonly name: string;
    readonly vkey: string;
    readonly timestamp: number;
  }[];
  /** Whether as many of the witnesses cosigned as were asked for; null when the checkpoint could not be verified. */
  readonly quorumHolds: boolean | null;
  readonly checked: { readonly entries: number; readonly tiles: number; readonly openings: number };
  /** Null when no bodies were claimed complete. */
  readonly bodies: BodyCount | null;
  /** Changes of the log's key that lead from the keys given, in the order they were read. */
  readonly rotations: readonly { readonly index: number; readonly old: string; readonly new: string }[];
  readonly problems: readonly Problem[];
}

/**
 * Verifies a whole log (C2SP tlog-tiles): signatures of the checkpoint, every entry against every tile above it, the
 * root against the checkpoint; the times of entries against those of cosignatures; and, when given, older checkpoints and
 * openings.
 * @param keys those the caller trusts: the log's (type 0x01, named like its origin) and its witnesses' (0x04)
 * @returns a report; never throws on what the log holds
 */
export async function verifyLog(
  reader: LogReader,
  keys: readonly VerifierKey[],
  options: VerifyOptions = {},
): Promise<LogReport> {
  const { hash = sha256Pure, openings = [] } = options;
  const log = await keysOfLog(reader, keys, openings);
  const verified = await readCheckpoint(reader, log.keys);
  if (!verified.ok) {
    return {
      ok: false,
      origin: null,
      size: null,
      root: null,
      witnesses: [],
      quorumHolds: null,
      checked: { entries: 0, tiles: 0, openings: 0 },
      bodies: null,
      rotations: [],
      problems: [{ code: verified.code, path: 'checkpoint', problem: verified.problem }, ...log.problems],
    };
  }
  const { checkpoint, signers, witnesses } = verified;
  const problems: Problem[] = [...log.problems];
  const late = wrongTime(checkpoint.size, signers, log.rotations);
  if (late !== null) problems.push({ ...late, path: 'checkpoint' });

  const missing = missingQuorum(witnesses, options);
  if (missing !== null) problems.push({ code: 'quorum-missing', path: 'checkpoint', problem: missing });
  const older = new OlderCheckpoints(options.older ?? [], log.keys, checkpoint.origin, hash);
  const seen = witnesses.map(({ timestamp }) => ({ size: checkpoint.size, timestamp }));
  const times = new EntryTimes([...seen, ...older.seen()], options.skewSeconds);
  const check = new EntryCheck([...log.openings, ...openings], options.bodies, times, hash);
  const result = await checkTree(
    reader,
    checkpoint,
    {
      prepare: (end) => check.prepare(end),
      onEntry: (index, entry) => check.problemsOf(index, entry),
      onTree: (tree) => {
        older.tree(tree);
      },
    },
    hash,
  );
  problems.push(...result.problems);

  problems.push(...older.problems(checkpoint.size, log.rotations), ...times.problems());
  const { opened, bodies, problems: unopened } = await check.finish(checkpoint.size);
  problems.push(...unopened);

  return {
    ok: problems.length === 0,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: toBase64(checkpoint.root),
    witnesses: witnesses.map(({ key, timestamp }) => ({ name: key.name, vkey: formatVkey(key), timestamp })),
    quorumHolds: missing === null,
    checked: { entries: result.entries, tiles: result.tiles, openings: opened },
    bodies,
    rotations: log.rotations.map((rotation) => ({
      index: rotation.index,
      old: formatVkey(rotation.old),
      new: formatVkey(rotation.new),
    })),
    problems,
  };
}

async function readCheckpoint(
  reader: LogReader,
  keys: readonly VerifierKey[],
): Promise<CheckpointVerification> {
  try {
    const bytes = await reader.read('checkpoint');
    if (bytes === null)
      return { ok: false, code: 'checkpoint-missing', problem: 'the checkpoint is missing' };
    return verifyCheckpoint(fromUtf8(bytes), keys);
  } catch (error) {
    const code = error instanceof LedgerError ? 'checkpoint-malformed' : 'unreadable';
    return { ok: false, code, problem: reasonOf(error) };
  }
}

function missingQuorum(
  witnesses: readonly Witnessing[],
  { quorum = 0, policy }: VerifyOptions,
): string | null {
  if (policy !== undefined) {
    const holds = quorumHolds(
      policy,
      witnesses.map(({ key }) => key),
    );
    return holds ? null : `the quorum "${policy.quorum?.name ?? ''}" of the policy does not hold`;
  }
  const cosigned = countWitnesses(witnesses);
  if (cosigned >= quorum) return null;
  return `${String(cosigned)} of the known witnesses cosigned, ${String(quorum)} are required`;
}

// One key under two names is one witness: an Ed25519 cosignature does not cover the name.
function countWitnesses(witnesses: readonly Witnessing[]): number {
  return new Set(witnesses.map(({ key }) => toBase64(key.publicKey))).size;
}
