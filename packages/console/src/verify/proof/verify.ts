import {
  formatVkey,
  leafBytes,
  leafHash,
  parseProofFile,
  quorumHolds,
  TYPE_COSIGNATURE,
  verifyEntryProof,
  type EntryProofVerification,
} from '@cordon/ledger';
import { trustedOf } from '../given.ts';
import { auditPathOf, type AuditPath } from './auditPath.ts';

/** What checking a proof of one entry gave. */
export type CheckedProof =
  | { readonly kind: 'keyless'; readonly index: number; readonly origin: string }
  | { readonly kind: 'failed'; readonly problem: string }
  | {
      readonly kind: 'holds';
      readonly proof: Extract<EntryProofVerification, { readonly ok: true }>;
      readonly path: AuditPath;
    };

/**
 * Verifies a proof of one entry with the keys that were pasted, and with no other: a file that named its own key would
 * prove whatever it liked.
 * @throws Error in plain words for a file or keys that cannot be read
 */
export function checkProof(text: string, pasted: string): CheckedProof {
  const file = parseProofFile(text);
  const trusted = trustedOf(pasted);
  if (trusted === null) {
    return { kind: 'keyless', index: file.index, origin: file.checkpoint.split('\n', 1)[0] ?? '' };
  }
  const proof = verifyEntryProof(text, trusted.keys);
  if (!proof.ok) return { kind: 'failed', problem: proof.problem };
  const seen = proof.witnesses.map(({ key }) => key);
  const names = new Set(seen.map(formatVkey));
  const asked = trusted.keys.filter(({ type }) => type === TYPE_COSIGNATURE);
  const enough =
    trusted.policy === null
      ? asked.every((key) => names.has(formatVkey(key)))
      : quorumHolds(trusted.policy, seen);
  if (!enough)
    return { kind: 'failed', problem: 'too few of the witnesses you named cosigned its checkpoint' };
  const { index, checkpoint, leaf } = proof;
  return {
    kind: 'holds',
    proof,
    path: auditPathOf(index, checkpoint.size, leafHash(leafBytes(leaf)), file.proof),
  };
}
