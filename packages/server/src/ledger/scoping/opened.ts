import { commit, commitText, parseLeaf, toUtf8, type Sha256 } from '@cordon/ledger';

/** An entry as it is stored, with all that opens it. */
export interface EntryWithOpenings {
  readonly index: number;
  readonly leaf: string;
  readonly at: Date;
  /** Null where the body is not there any more. */
  readonly body: { readonly salt: Uint8Array; readonly text: string } | null;
  readonly openings: readonly { readonly name: string; readonly value: string; readonly salt: Uint8Array }[];
}

/** The name of the opening of each commitment that an access's body holds. */
const COMMITTED = {
  subject: 'subject',
  row: 'row',
  value: 'value',
  secretResult: 'result',
  found: 'found',
} as const;

export type OpeningName = (typeof COMMITTED)[keyof typeof COMMITTED];

/** The member of a body that holds what an opening opens; openings of acts are called as their member is. */
export function memberOf(opening: string): string {
  return Object.entries(COMMITTED).find(([, name]) => name === opening)?.[0] ?? opening;
}

/** Why an entry does not say what it is of. Only what is not there can have been erased; what is another was changed. */
export type Closed = 'no-body' | 'no-opening' | 'changed';

/**
 * What an entry is of, or why it cannot be said.
 * An opening that is missing without an entry that says why is how somebody would hide an access.
 */
export function openedValues(
  { leaf, body, openings }: EntryWithOpenings,
  sha256: Sha256,
): ReadonlyMap<OpeningName, string> | Closed {
  if (body === null) return 'no-body';
  if (commitText(body.text, body.salt, sha256) !== parseLeaf(toUtf8(leaf)).c) return 'changed';
  const words = JSON.parse(body.text) as { readonly parts?: unknown } & Record<string, unknown>;
  const values = new Map<OpeningName, string>();
  if (words.parts === undefined) return values;
  let closed: Closed | null = null;
  for (const [key, name] of Object.entries(COMMITTED)) {
    const committed = words[key];
    if (committed === null || committed === undefined) continue;
    const opening = openings.find((one) => one.name === name);
    if (opening === undefined) closed = 'no-opening';
    else if (commit(opening.value, opening.salt) !== committed) return 'changed';
    else values.set(name, opening.value);
  }
  return closed ?? values;
}
