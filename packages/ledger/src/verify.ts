import { equalBytes, fromUtf8, toBase64 } from './bytes.ts';
import type { JsonValue } from './canonical.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { CheckpointVerification, Witnessing } from './checkpoint.ts';
import { openEntry, parseLeaf } from './entry.ts';
import type { Leaf } from './entry.ts';
import { reasonOf } from './errors.ts';
import type { LogReader } from './logReader.ts';
import { quorumHolds } from './policy.ts';
import type { Policy } from './policy.ts';
import { EMPTY_ROOT, rootOf, sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';
import { checkTree } from './treeCheck.ts';
import type { Problem } from './treeCheck.ts';
import { formatVkey } from './vkey.ts';
import type { VerifierKey } from './vkey.ts';

/** A body and its salt, claimed to be what the leaf at `index` committed to. */
export interface Opening {
  readonly index: number;
  readonly salt: Uint8Array;
  readonly body: JsonValue;
}

/** What `verifyLog` can check beyond the log itself. */
export interface VerifyOptions {
  /**
   * An older signed checkpoint that was kept outside. A log rewritten from its start and signed again verifies
   * as consistent with itself; only this, or a witness, shows it.
   */
  readonly older?: string;
  readonly openings?: readonly Opening[];
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
      problems: [{ path: 'checkpoint', problem: verified.problem }],
    };
  }
  const { checkpoint, witnesses } = verified;
  const problems: Problem[] = [];
  const fail = (path: string, problem: string): void => void problems.push({ path, problem });

  const missing = missingQuorum(witnesses, options);
  if (missing !== null) fail('checkpoint', missing);
  const older = options.older === undefined ? null : verifyCheckpoint(options.older, keys, checkpoint.origin);
  const check = new EntryCheck(openings);
  let olderRoot = older?.ok === true && older.checkpoint.size === 0 ? EMPTY_ROOT : null;
  const result = await checkTree(
    reader,
    checkpoint.size,
    {
      onEntry: (index, entry) => check.problemsOf(index, entry),
      onTree: (tree) => {
        if (older?.ok === true && tree.size === older.checkpoint.size) olderRoot = rootOf(tree, hash);
      },
    },
    hash,
  );
  problems.push(...result.problems);

  if (result.tree === null) {
    fail('checkpoint', 'the root cannot be computed, since entries are missing');
  } else if (!equalBytes(rootOf(result.tree, hash), checkpoint.root)) {
    fail('checkpoint', 'the entries do not hash to the signed root');
  }
  if (older !== null) {
    const problem = compareOlder(older, checkpoint.size, olderRoot);
    if (problem !== null) fail('older checkpoint', problem);
  }
  for (const index of check.unseen()) fail('openings', `there is no entry ${String(index)} to open`);

  return {
    ok: problems.length === 0,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: toBase64(checkpoint.root),
    witnesses: witnesses.map(({ key, timestamp }) => ({ name: key.name, vkey: formatVkey(key), timestamp })),
    quorumHolds: missing === null,
    checked: { entries: result.entries, tiles: result.tiles, openings: check.opened },
    problems,
  };
}

/** Checks the form of each leaf and the openings that the caller brought. */
class EntryCheck {
  readonly #openings = new Map<number, Opening[]>();
  opened = 0;

  constructor(openings: readonly Opening[]) {
    for (const opening of openings) {
      const same = this.#openings.get(opening.index);
      if (same === undefined) this.#openings.set(opening.index, [opening]);
      else same.push(opening);
    }
  }

  problemsOf(index: number, entry: Uint8Array): string[] {
    const openings = this.#openings.get(index) ?? [];
    this.#openings.delete(index);
    this.opened += openings.length;
    let leaf: Leaf;
    try {
      leaf = parseLeaf(entry);
    } catch (error) {
      return [`entry ${String(index)}: ${reasonOf(error)}`];
    }
    return openings
      .filter(({ salt, body }) => !openEntry(leaf, salt, body))
      .map(() => `entry ${String(index)} does not open to this body and salt`);
  }

  unseen(): number[] {
    return [...this.#openings.keys()];
  }
}

async function readCheckpoint(
  reader: LogReader,
  keys: readonly VerifierKey[],
): Promise<CheckpointVerification> {
  try {
    const bytes = await reader.read('checkpoint');
    if (bytes === null) return { ok: false, problem: 'the checkpoint is missing' };
    return verifyCheckpoint(fromUtf8(bytes), keys);
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
}

function compareOlder(older: CheckpointVerification, size: number, root: Uint8Array | null): string | null {
  if (!older.ok) return older.problem;
  if (older.checkpoint.size > size) return 'the log is smaller than it was: entries were taken away';
  if (root === null) return 'the older root cannot be computed, since entries are missing';
  if (!equalBytes(root, older.checkpoint.root)) return 'the log was rewritten: it does not begin as it did';
  return null;
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
