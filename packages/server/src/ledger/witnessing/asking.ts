import {
  addCosignatures,
  formatAddCheckpoint,
  formatNote,
  parseNote,
  parseVkey,
  sizeToResumeFrom,
  toUtf8,
  verifyNote,
} from '@cordon/ledger';

/** What came of asking a witness for its cosignature. */
export type Outcome =
  | { readonly kind: 'cosigned'; readonly line: string; readonly at: Date }
  /** Nothing, or nothing that helps; the log learns only how, never what it said. */
  | { readonly kind: 'silent'; readonly why: 'unreachable' | 'unusable' | 'refused' }
  /** It has cosigned more entries than there are here. */
  | { readonly kind: 'ahead'; readonly claims: number }
  /** What it cosigned is not what this ledger begins with. */
  | { readonly kind: 'inconsistent' };

interface Question {
  /** The log's own signed checkpoint. */
  readonly checkpoint: string;
  readonly size: number;
  /** What the witness is believed to have cosigned last. */
  readonly from: number;
  readonly vkey: string;
}

/** An answer as it came: any status, any text. */
export interface Posted {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface AskingPorts {
  /** Proof from one size to another, 1 <= from < to. */
  readonly consistency: (from: number, to: number) => Promise<readonly Uint8Array[]>;
  /** POSTs to the witness's `add-checkpoint`. @throws when it does not answer in time */
  readonly post: (body: Uint8Array) => Promise<Posted>;
}

/** Once from where it is believed to be, once from where it says it is. */
const TRIES = 2;

/** Asks a witness to cosign a checkpoint (C2SP tlog-witness), and believes only a cosignature that holds under its key. */
export async function ask(
  { checkpoint, size, from, vkey }: Question,
  { consistency, post }: AskingPorts,
): Promise<Outcome> {
  let old = from;
  for (let tries = 0; tries < TRIES; tries++) {
    const proof = old === 0 || old === size ? [] : await consistency(old, size);
    let answer: Posted;
    try {
      answer = await post(toUtf8(formatAddCheckpoint({ old, proof, checkpoint })));
    } catch {
      return { kind: 'silent', why: 'unreachable' };
    }
    if (answer.status === 200) return cosignedIn(checkpoint, answer.body, vkey);
    const seen = sizeToResumeFrom(answer);
    if (seen === null) {
      const contradicts = answer.status === 422 || answer.status === 409;
      return contradicts ? { kind: 'inconsistent' } : { kind: 'silent', why: 'refused' };
    }
    if (seen > size) return { kind: 'ahead', claims: seen };
    old = seen;
  }
  return { kind: 'silent', why: 'unusable' };
}

function cosignedIn(checkpoint: string, answer: string, vkey: string): Outcome {
  const key = parseVkey(vkey);
  const added = addCosignatures(checkpoint, answer, [key]);
  if (!added.ok) return { kind: 'silent', why: 'unusable' };
  const { text, signatures } = parseNote(added.checkpoint);
  const own = signatures.find(({ name, id }) => name === key.name && id === key.id);
  const verified = own && verifyNote(formatNote(text, [own]), [key]);
  const timestamp = verified?.ok === true ? verified.signatures[0]?.timestamp : null;
  if (own === undefined || typeof timestamp !== 'number') return { kind: 'silent', why: 'unusable' };
  const line = formatNote(text, [own]).slice(text.length + 1, -1);
  return { kind: 'cosigned', line, at: new Date(timestamp * 1000) };
}
