import {
  canonicalText,
  fromBase64,
  leafHash,
  openEntry,
  parseLeaf,
  parseVkey,
  toUtf8,
  verifyCheckpoint,
  verifyInclusion,
  toHex,
} from '@cordon/ledger';
import type { JsonValue } from '@cordon/ledger';
import type { EntryProof } from '../../api/types.ts';

/** A proof whose body is kept. */
export type OpenProof = EntryProof & { readonly salt: string; readonly body: string };

export function isOpen(proof: EntryProof): proof is OpenProof {
  return proof.salt !== null && proof.body !== null;
}

/** One check of a proof: what it shows, whether it held, and the value or problem behind it. */
export interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/**
 * Verifies an entry by the proof alone, asking nobody: the body opens the commitment of the leaf, the log signed the
 * checkpoint, and the leaf stands at this index of the signed tree. Of a body that was removed the leaf alone is proven.
 */
export function verifyEntry(proof: EntryProof): readonly Step[] {
  const root = checkedRoot(proof);
  const opening = isOpen(proof) ? [openingStep(proof)] : [];
  return [leafStep(proof), ...opening, root.step, inclusionStep(proof, root.value)];
}

function leafStep({ leaf }: EntryProof): Step {
  return attempt('The leaf is well formed and hashed', () => {
    const bytes = toUtf8(leaf);
    parseLeaf(bytes);
    return { ok: true, detail: `leaf hash ${toHex(leafHash(bytes))}` };
  });
}

function openingStep({ leaf, salt, body }: OpenProof): Step {
  return attempt('The body is the one the leaf committed to', () => {
    const value = JSON.parse(body) as JsonValue;
    if (canonicalText(value) !== body) return { ok: false, detail: 'the body is not canonical JSON' };
    const opens = openEntry(parseLeaf(toUtf8(leaf)), fromBase64(salt), value);
    return {
      ok: opens,
      detail: opens ? 'salt and body give the commitment' : 'salt and body give another commitment',
    };
  });
}

function checkedRoot({ checkpoint, vkey }: EntryProof): {
  step: Step;
  value: { size: number; root: Uint8Array } | null;
} {
  let value: { size: number; root: Uint8Array } | null = null;
  const step = attempt('The log signed the checkpoint', () => {
    const verification = verifyCheckpoint(checkpoint, [parseVkey(vkey)]);
    if (!verification.ok) return { ok: false, detail: verification.problem };
    value = verification.checkpoint;
    return {
      ok: true,
      detail: `${verification.checkpoint.origin}, ${value.size} entries, root ${toHex(value.root)}`,
    };
  });
  return { step, value };
}

function inclusionStep(proof: EntryProof, signed: { size: number; root: Uint8Array } | null): Step {
  const name = 'The entry stands in the signed tree';
  if (signed === null) return { name, ok: false, detail: 'there is no signed tree to look in' };
  return attempt(name, () => {
    const ok = verifyInclusion({
      index: proof.index,
      size: signed.size,
      leafHash: leafHash(toUtf8(proof.leaf)),
      root: signed.root,
      proof: proof.hashes.map(fromBase64),
    });
    const way = `entry ${proof.index} of ${signed.size}, ${proof.hashes.length} hashes`;
    return { ok, detail: ok ? way : `the path of ${way} leads to another root` };
  });
}

function attempt(name: string, check: () => Omit<Step, 'name'>): Step {
  try {
    return { name, ...check() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : 'it could not be read' };
  }
}

/**
 * Changes one character inside the body, so that a reader sees the alarm.
 * @returns the changed proof and what was changed; the last letter or digit of the body is taken
 */
export function changeOneByte(proof: OpenProof): { readonly proof: OpenProof; readonly change: string } {
  const at = Math.max(0, proof.body.search(/[a-z0-9][^a-z0-9]*$/i));
  const old = proof.body.charAt(at);
  const put = old === '0' ? '1' : old === 'a' ? 'b' : /\d/.test(old) ? '0' : 'a';
  const around = proof.body.slice(Math.max(0, at - 12), at);
  return {
    proof: { ...proof, body: proof.body.slice(0, at) + put + proof.body.slice(at + 1) },
    change: `…${around}[${old}→${put}]${proof.body.slice(at + 1, at + 6)}`,
  };
}
