import {
  renderUndertaking,
  undertakingAt,
  undertakingHolds,
  undertakingTexts,
  type KeptUndertaking,
} from '@cordon/core/agreements';
import { sha256 } from '../platform/hashing.ts';
import { keySigned } from './key-signed.ts';

/**
 * SQL for the undertakings of a person while they work for a party, with the ledger's entries of them, as a JSON list
 * of `KeptUndertaking`. Both arguments are columns.
 */
export function undertakingsSql(person: string, party: string): string {
  const base64 = (column: string) => `translate(encode(${column}, 'base64'), E'\\n', '')`;
  return `coalesce((
    SELECT json_agg(json_build_object('statement', u.statement, 'publicKey', ${base64('u.public_key')},
             'signature', ${base64('u.signature')}, 'entry', b.body))
    FROM cordon.undertakings u LEFT JOIN cordon.ledger_bodies b ON b.idx = u.entry
    WHERE u.person_id = ${person} AND u.party_id = ${party}), '[]')`;
}

/** What a session knows of its person's undertakings. */
interface Undertaker {
  readonly person: { readonly id: string; readonly partyId: string; readonly partyName: string };
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly undertakings: readonly KeptUndertaking[];
}

/**
 * Whether this agent signed the undertaking that counts now, every signature verified anew.
 * @param now epoch milliseconds
 * @param texts its versions, oldest first
 */
export function hasUndertaken(
  { person, company, undertakings }: Undertaker,
  now: number,
  texts = undertakingTexts,
): boolean {
  const { current } = undertakingAt(texts, now);
  if (current === undefined || company === null || undertakings.length === 0) return false;
  const { textHash } = renderUndertaking(
    current,
    { company: company.name, vendor: person.partyName },
    sha256,
  );
  const wanted = { person: person.id, party: person.partyId, company: company.id, textHash };
  return undertakings.some((kept) => holdsFor(kept, wanted));
}

/** By what was signed, what it was held to and whether it held: the same bytes verify the same each time. */
const verified = new WeakMap<KeptUndertaking, Map<string, boolean>>();

function holdsFor(kept: KeptUndertaking, wanted: Parameters<typeof undertakingHolds>[1]): boolean {
  const held = verified.get(kept) ?? new Map<string, boolean>();
  verified.set(kept, held);
  const key = JSON.stringify(Object.entries(wanted));
  const holds = held.get(key) ?? undertakingHolds(kept, wanted, keySigned);
  held.set(key, holds);
  return holds;
}
