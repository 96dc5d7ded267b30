import { equalBytes, fromUtf8, toBase64 } from './bytes.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { CheckpointVerification, Witnessing } from './checkpoint.ts';
import type { BodyCount } from './completeness.ts';
import { EntryCheck } from './entryCheck.ts';
import { LedgerError, reasonOf } from './errors.ts';
import type { LogReader } from './logReader.ts';
import type { CompleteBodies, Opening } from './opening.ts';
import { quorumHolds } from './policy.ts';
import type { Policy } from './policy.ts';
import type { Problem } from './problem.ts';
import { EMPTY_ROOT, rootOf, sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';
import { checkTree } from './treeCheck.ts';
import { formatVkey } from './vkey.ts';
import type { VerifierKey } from './vkey.ts';

/** What `verifyLog` can check beyond the log itself. */
export interface VerifyOptions {
  /**
   * An older signed checkpoint that was kept outside. A log rewritten from its start and signed again verifies
   * as consistent with itself; only this, or a witness, shows it.
   */
  readonly older?: string;
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
  readonly problems: readonly Problem[];
}

/**
 * Verifies a whole log (C2SP tlog-tiles): signatures of the checkpoint, every entry against every tile above it, the
 * root against the checkpoint; and, when given, an older checkpoint and openings.
 * @param keys those the caller trusts: the log's (type 0x01, named like its origin) and its witnesses' (0x04)
 * @returns a report; never throws on what the log holds
 */
export async function verifyLog(
  reader: LogReader,
  keys: readonly VerifierKey[],
  options: VerifyOptions = {},
): Promise<LogReport> {
  const { hash = sha256Pure, openings = [] } = options;
  const verified = await readCheckpoint(reader, keys);
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
      problems: [{ code: verified.code, path: 'checkpoint', problem: verified.problem }],
    };
  }
  const { checkpoint, witnesses } = verified;
  const problems: Problem[] = [];

  const missing = missingQuorum(witnesses, options);
  if (missing !== null) problems.push({ code: 'quorum-missing', path: 'checkpoint', problem: missing });
  const older = options.older === undefined ? null : verifyCheckpoint(options.older, keys, checkpoint.origin);
  const check = new EntryCheck(openings, options.bodies, hash);
  let olderRoot = older?.ok === true && older.checkpoint.size === 0 ? EMPTY_ROOT : null;
  const result = await checkTree(
    reader,
    checkpoint,
    {
      prepare: (end) => check.prepare(end),
      onEntry: (index, entry) => check.problemsOf(index, entry),
      onTree: (tree) => {
        if (older?.ok === true && tree.size === older.checkpoint.size) olderRoot = rootOf(tree, hash);
      },
    },
    hash,
  );
  problems.push(...result.problems);

  if (older !== null) {
    const problem = compareOlder(older, checkpoint.size, olderRoot);
    if (problem !== null) problems.push({ ...problem, path: 'older checkpoint' });
  }
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

function compareOlder(
  older: CheckpointVerification,
  size: number,
  root: Uint8Array | null,
): Pick<Problem, 'code' | 'problem'> | null {
  if (!older.ok) return { code: 'older-unusable', problem: older.problem };
  const kept = older.checkpoint;
  if (kept.size > size) {
    return { code: 'log-rolled-back', problem: 'the log is smaller than it was: entries were taken away' };
  }
  if (root === null) {
    return {
      code: 'older-unusable',
      problem: 'the older root cannot be computed, since entries are missing',
    };
  }
  if (equalBytes(root, kept.root)) return null;
  return kept.size === size
    ? { code: 'log-forked', problem: 'the log was forked: another one of the same size was signed' }
    : { code: 'log-rewritten', problem: 'the log was rewritten: it does not begin as it did' };
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
