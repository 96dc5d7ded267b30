import { verifyEntryProof, type JsonValue, type Leaf, type Sha256, type VerifierKey } from '@cordon/ledger';

/** What does not hold, in plain words; thrown within this folder alone. */
export class Wrong extends Error {}

/** @throws Wrong */
export function holds(so: boolean, problem: string): void {
  if (!so) throw new Wrong(problem);
}

/** Words of an act, or whatever else stands where they should. */
type Said = Readonly<Record<string, JsonValue | undefined>>;

/** An act of an audit, proven by the ledger. */
interface ProvenAct {
  readonly index: number;
  readonly leaf: Leaf;
  readonly words: Said;
}

/**
 * Reads an act of an audit out of its opened proof.
 * @throws Wrong when the ledger does not prove it, and for an act of something else
 */
export function actOf(
  text: string,
  name: string,
  audit: string,
  keys: readonly VerifierKey[],
  sha256: Sha256,
): ProvenAct {
  const proven = verifyEntryProof(text, keys, sha256);
  if (!proven.ok) throw new Wrong(`the entry of ${name}: ${proven.problem}`);
  const { act, words } = recordOf(proven.body);
  const said = recordOf(words);
  holds(act === name && said.audit === audit, `the entry of ${name} is of something else`);
  return { index: proven.index, leaf: proven.leaf, words: said };
}

export function recordOf(value: JsonValue | undefined): Said {
  return value === null || typeof value !== 'object' || Array.isArray(value) ? {} : (value as Said);
}
