import { equalBytes, fromUtf8 } from '../bytes.ts';
import { parseCheckpoint } from '../checkpoint.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { LedgerError, reasonOf } from '../errors.ts';
import { parseNote, signNote, verifyNote } from '../note.ts';
import { verifyConsistency } from '../proof.ts';
import { EMPTY_ROOT } from '../tree.ts';
import { TYPE_COSIGNATURE, TYPE_ED25519 } from '../vkey.ts';
import type { NoteSigner, VerifierKey } from '../vkey.ts';
import { refusal, staleAnswer } from './answer.ts';
import type { WitnessAnswer } from './answer.ts';
import { parseAddCheckpoint } from './request.ts';
import type { AddCheckpointRequest } from './request.ts';

/** A log that the witness watches. */
export interface WitnessedLog {
  readonly origin: string;
  /** Keys by which the log signs, of type Ed25519; each is enough. Those of other types are not the log's. */
  readonly keys: readonly VerifierKey[];
}

/** Size and root of the checkpoint cosigned last. */
export type TreeHead = Pick<Checkpoint, 'size' | 'root'>;

/** All that a witness remembers: by origin, the checkpoint it cosigned last. */
export type WitnessState = ReadonlyMap<string, TreeHead>;

/** What the witness does about one request. */
export interface WitnessDecision {
  /**
   * What the witness must remember from now on; the very same map when nothing was cosigned. It MUST be durable
   * before the answer leaves, or a witness that crashed could cosign a fork of what it cosigned before.
   */
  readonly state: WitnessState;
  readonly answer: WitnessAnswer;
  /**
   * The log signed another root for the size cosigned last, whatever the answer says. The request is the proof of it:
   * keep it, and raise the alarm.
   */
  readonly fork: boolean;
}

/** A tree without entries is what everybody has seen of a log at first. */
const NOTHING_YET: TreeHead = { size: 0, root: EMPTY_ROOT };

/**
 * Answers one add-checkpoint request (C2SP tlog-witness), deciding in the order of the standard.
 *
 * Requests of one witness are decided one after another, each on the state that the one before has stored: two decided
 * on the same state could cosign 10 entries and then 8, or two roots of one size.
 * @param state what was stored last; one that is lost or rolled back lets a fork through
 * @param body of the request as it came, nothing about it trusted
 * @param signer made by `cosigner` for the time of this request
 * @throws LedgerError `key` when the signer makes no cosignatures; never for anything in `body`
 */
export function witness(
  state: WitnessState,
  body: Uint8Array,
  logs: readonly WitnessedLog[],
  signer: NoteSigner,
): WitnessDecision {
  if (signer.key.type !== TYPE_COSIGNATURE) {
    throw new LedgerError('key', 'a witness signs with a key of type 0x04');
  }
  let request: AddCheckpointRequest;
  let text: string;
  let checkpoint: Checkpoint;
  try {
    request = parseAddCheckpoint(fromUtf8(body));
    text = parseNote(request.checkpoint).text;
    checkpoint = parseCheckpoint(text);
  } catch (error) {
    return { state, answer: refusal(400, reasonOf(error)), fork: false };
  }
  const keys = keysOf(checkpoint.origin, logs);
  if (keys === null) return { state, answer: refusal(404, 'this log is not witnessed here'), fork: false };
  const verification = verifyNote(request.checkpoint, keys);
  if (!verification.ok) return { state, answer: refusal(403, verification.problem), fork: false };

  const known = state.get(checkpoint.origin) ?? NOTHING_YET;
  const no = objection(known, request, checkpoint);
  if (no !== null) return { state, answer: no, fork: contradicts(known, checkpoint) };

  const { origin, size, root } = checkpoint;
  const line = signNote(text, [signer]).slice(text.length + 1);
  return {
    state: new Map(state).set(origin, { size, root }),
    answer: { status: 200, contentType: 'text/plain; charset=utf-8', body: line },
    fork: false,
  };
}

/** Why a checkpoint that its log has signed is not cosigned; null when it continues what is known. */
function objection(
  known: TreeHead,
  { old, proof }: AddCheckpointRequest,
  checkpoint: Checkpoint,
): WitnessAnswer | null {
  const { size, root } = checkpoint;
  if (old > size) return refusal(400, 'the old size is larger than the checkpoint');
  if (old !== known.size) return staleAnswer(known.size);
  if (contradicts(known, checkpoint)) return refusal(409, 'another root of this size was cosigned');
  // Every tree begins with the empty one: there is nothing to prove, and nothing may pretend to be a proof.
  const consistent =
    old === 0
      ? proof.length === 0
      : verifyConsistency({ size1: old, root1: known.root, size2: size, root2: root, proof });
  return consistent ? null : refusal(422, 'the consistency proof does not hold');
}

function contradicts(known: TreeHead, { size, root }: Checkpoint): boolean {
  return size === known.size && !equalBytes(root, known.root);
}

/** The keys that may sign for a log; null when it is not one of `logs`. */
function keysOf(origin: string, logs: readonly WitnessedLog[]): readonly VerifierKey[] | null {
  const named = logs.filter((log) => log.origin === origin);
  if (named.length === 0) return null;
  return named.flatMap(({ keys }) => keys.filter(({ type }) => type === TYPE_ED25519));
}
