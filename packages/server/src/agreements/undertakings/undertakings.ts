import {
  renderUndertaking,
  UNDERTAKING_SIGNED,
  undertakingAt,
  undertakingHolds,
  undertakingStatement,
  type RenderedUndertaking,
  type UndertakingText,
  type VerifySignature,
} from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { toUtf8, type Sha256 } from '@cordon/ledger';
import type { SignedIn } from '../../identity/index.ts';
import type { Actor } from '../agreements.ts';
import type { UndertakingRow, UndertakingStore } from './store.ts';

export interface UndertakingDeps {
  readonly store: UndertakingStore;
  /** The versions of the undertaking, oldest first. */
  readonly texts: readonly UndertakingText[];
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  readonly company: () => Promise<{ readonly id: string; readonly name: string } | null>;
  /** Enters an administrative act in the ledger. @returns its index, once durable */
  readonly enter: (
    act: string,
    actor: Actor,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/** Who signs, and the session whose key they sign with. */
export type Signer = Pick<SignedIn, 'sessionId' | 'ip'> & {
  readonly person: Pick<SignedIn['person'], 'id' | 'partyId' | 'partyName'>;
};

/** How far the browser's clock may be from ours. */
const MAX_SKEW_MS = 2 * 60_000;

/** The texts a person of a vendor is asked to sign. */
export interface AskedTexts {
  readonly company: { readonly id: string; readonly name: string };
  readonly current: RenderedUndertaking | null;
  /** The version announced, which may be signed ahead. */
  readonly next: RenderedUndertaking | null;
}

/** @param vendor its name, as the text carries it */
export async function textsNow(deps: UndertakingDeps, vendor: string): Promise<AskedTexts> {
  const company = await deps.company();
  if (company === null) throw new Failure('not-found');
  const { current, next } = undertakingAt(deps.texts, deps.now().getTime());
  const render = (text: UndertakingText | undefined) =>
    text === undefined ? null : renderUndertaking(text, { company: company.name, vendor }, deps.sha256);
  return { company, current: render(current), next: render(next) };
}

/** Whether a row counts, and under which text: of its own party, whatever the row says of itself. */
export function rowHolds({ verify }: UndertakingDeps, company: string, row: UndertakingRow): boolean {
  const wanted = { person: row.person.id, party: row.party.id, company, textHash: row.textHash };
  return undertakingHolds(row, wanted, verify);
}

/**
 * A person signs the undertaking with the key of their session. It is entered first: the entry is what the row will be
 * held against. The statement is made here from what the server knows; of the browser come only time and signature.
 * @throws Failure `bad-request` for a text that is neither the current nor the announced one, `already-done`,
 *   `signature-invalid`
 */
export async function signUndertaking(
  deps: UndertakingDeps,
  who: Signer,
  given: { readonly textHash: string; readonly at: string; readonly signature: string },
): Promise<number> {
  const { id: person, partyId: party, partyName } = who.person;
  const { company, current, next } = await textsNow(deps, partyName);
  const text = [current, next].find((one) => one?.textHash === given.textHash);
  if (text == null) throw new Failure('bad-request', 'That is not the text that is to be signed.');
  const rows = await deps.store.list({ person });
  const signedBefore = rows.some(
    (row) => row.party.id === party && row.textHash === text.textHash && rowHolds(deps, company.id, row),
  );
  if (signedBefore) throw new Failure('already-done');
  const said = new Date(given.at);
  if (Math.abs(deps.now().getTime() - said.getTime()) > MAX_SKEW_MS) throw new Failure('signature-invalid');
  const { version, textHash } = text;
  const at = said.toISOString();
  const statement = undertakingStatement({ person, party, company: company.id, version, textHash, at });
  const signature = Buffer.from(given.signature, 'base64');
  const key = await deps.store.keyOf(who.sessionId);
  if (key === null || !deps.verify(key, toUtf8(statement), signature)) throw new Failure('signature-invalid');
  const words = {
    ...{ version, text: textHash, company: company.id, signedAt: at },
    ...{ key: key.toString('base64'), signature: signature.toString('base64') },
  };
  const entry = await deps.enter(UNDERTAKING_SIGNED, { person, party, ip: who.ip }, words);
  await deps.store.add({
    ...{ entry, person, party, statement, publicKey: key, signature, at: deps.now() },
    text: { hash: textHash, version, text: text.text },
  });
  return entry;
}

/** The people who signed the text that counts now for the party they signed it for, every signature verified anew. */
export async function signedNow(deps: UndertakingDeps): Promise<ReadonlySet<string>> {
  const rows = await deps.store.list();
  const asked = new Map<string, AskedTexts>();
  const signed = new Set<string>();
  for (const row of rows) {
    const { id, name } = row.party;
    const texts = asked.get(id) ?? (await textsNow(deps, name));
    asked.set(id, texts);
    if (row.textHash === texts.current?.textHash && rowHolds(deps, texts.company.id, row)) {
      signed.add(signedKey(row.person.id, id));
    }
  }
  return signed;
}

/** A person at a party: who moved to another vendor signs again there. */
export function signedKey(person: string, party: string): string {
  return `${party} ${person}`;
}
