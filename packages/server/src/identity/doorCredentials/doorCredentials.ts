import { randomBytes } from 'node:crypto';
import { Failure, type ActWords, type Code } from '@cordon/core/kernel';
import type { ScramVerifier } from '@cordon/core/pgwire';
import { clientAddress, inRanges } from '../network.ts';
import type { SignedIn } from '../principal.ts';
import type { GivenAct, SignedActs } from '../signed-acts.ts';
import { AT_ONCE, MAX_LIFE_MS, type DoorCredential, type DoorKind } from './credential.ts';
import { readVerifier, scramVerifier } from './scram.ts';
import type { DoorCredentialStore, Kept, Owner } from './store.ts';

/** What a ticket in hand allows work on. */
export interface TicketWork {
  readonly agreement: string;
  readonly purpose: string;
}

export interface DoorCredentialDeps {
  readonly store: DoorCredentialStore;
  /** The work on a ticket that is in this person's hand under terms in force, or why there is none. */
  readonly workOn: (who: SignedIn, ticket: string) => Promise<TicketWork | Code>;
  /** The source that an agreement is about: what its tools call their database. */
  readonly sourceOf: (agreement: string) => Promise<string>;
  /** The session of a credential as it is at this moment, asked from an address; null when it is gone. */
  readonly session: (id: string, address: string | null) => Promise<SignedIn | null>;
  readonly hears: () => boolean;
  readonly signedActs: Pick<SignedActs, 'check'>;
  readonly enter: (
    act: 'door-credential-made' | 'door-credential-ended',
    who: SignedIn,
    agreement: string | null,
    words: ActWords,
  ) => Promise<unknown>;
  /** Enters that somebody came with a credential of ours that does not hold: whoever has its secret may not be its owner. */
  readonly refused: (owner: Owner, ip: string | null, why: 'ended' | 'elsewhere' | 'proof') => Promise<void>;
  readonly now: () => Date;
}

/** A credential just made. Its secret is shown now and never again: only a hash or a verifier is kept. */
export interface Made {
  readonly credential: DoorCredential;
  readonly secret: string;
}

/** Who knocks at a door with a credential, and what for. */
export interface Knock {
  readonly credential: DoorCredential;
  readonly who: SignedIn;
}

/**
 * A credential for another door, of the person's own session and the ticket in their hand. The caller has checked a fresh
 * second factor. Entered before it is kept.
 * @throws Failure with why the ticket cannot be worked on; `limit-reached`, `network-not-allowed`, `signature-invalid`
 */
export async function mint(
  deps: DoorCredentialDeps,
  who: SignedIn,
  asked: { readonly door: DoorKind; readonly ticket: string } & GivenAct,
): Promise<Made> {
  const now = deps.now();
  const work = await deps.workOn(who, asked.ticket);
  if (typeof work === 'string') throw new Failure(work);
  if ((await deps.store.of(who.sessionId, now)).length >= AT_ONCE) throw new Failure('limit-reached');
  const network = who.ip === null ? null : await deps.store.rangeOf(who.person.partyId, who.ip);
  if (network === null) throw new Failure('network-not-allowed');
  const { door, ticket, ...given } = asked;
  const signed = await deps.signedActs.check(who.sessionId, 'door-credential-made', { door, ticket }, given);
  const id = `door_${randomBytes(10).toString('hex')}`;
  const secret = `cordon_door_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(Math.min(now.getTime() + MAX_LIFE_MS, who.expiresAt));
  await deps.enter('door-credential-made', who, work.agreement, {
    ...{ ...signed, credential: id, network, until: expiresAt.toISOString() },
  });
  const bound = { id, door, ticket, network, ...work, signedBy: signed.key, createdAt: now, expiresAt };
  await deps.store.add({
    ...bound,
    ...{ person: who.person.id, party: who.person.partyId, session: who.sessionId },
    keeps: door === 'postgres' ? { scram: scramVerifier(secret) } : { hashOf: secret },
  });
  return { credential: { ...bound, lastUsedAt: null }, secret };
}

/** Ends one before its time; ended first, then entered. @throws Failure `not-in-scope` for one that is not theirs */
export async function end(deps: DoorCredentialDeps, who: SignedIn, id: string): Promise<void> {
  if (!(await deps.store.revoke(id, who.person.id, deps.now()))) throw new Failure('not-in-scope');
  await deps.enter('door-credential-ended', who, null, { credential: id });
}

/** What the `postgres` door runs SCRAM with for a user name; null for one that cannot be used now. */
export async function verifierFor(deps: DoorCredentialDeps, id: string): Promise<ScramVerifier | null> {
  const kept = await deps.store.byId(id, deps.now());
  return kept?.door === 'postgres' && kept.scram !== null ? readVerifier(kept.scram) : null;
}

/** Enters that somebody named a credential that there is and could not prove to have its secret. */
export async function unproven(
  deps: DoorCredentialDeps,
  id: string,
  address: string | undefined,
): Promise<void> {
  const owner = await deps.store.ownerOf({ id });
  if (owner !== null) await deps.refused(owner, clientAddress(address), 'proof');
}

/**
 * Who comes with a credential, at this moment: its session, person, network, ticket, assignment and agreement are all looked
 * at anew.
 * A door calls it at each connection and for each statement.
 *
 * @param given the secret at `http`; at `postgres` the user name, after the proof was checked
 * @param address as the door sees it
 * @returns null for everything that does not hold, without saying what
 */
export async function use(
  deps: DoorCredentialDeps,
  given:
    | { readonly door: 'http'; readonly secret: string }
    | { readonly door: 'postgres'; readonly provenId: string },
  address: string | undefined,
): Promise<Knock | null> {
  if (!deps.hears()) return null;
  const now = deps.now();
  const kept =
    given.door === 'http'
      ? await deps.store.bySecret(given.secret, now)
      : await deps.store.byId(given.provenId, now);
  const ip = clientAddress(address);
  if (kept?.door !== given.door || !inRanges(ip, [kept.network])) {
    const owner = given.door === 'http' ? await deps.store.ownerOf(given) : null;
    if (owner !== null) await deps.refused(owner, ip, inRanges(ip, [owner.network]) ? 'ended' : 'elsewhere');
    return null;
  }
  const who = await deps.session(kept.session, ip);
  if (who === null || !mayUse(who, kept)) return null;
  const work = await deps.workOn(who, kept.ticket);
  if (typeof work === 'string' || work.agreement !== kept.agreement || work.purpose !== kept.purpose)
    return null;
  return (await deps.store.used(kept.id, now)) ? { credential: shownOf(kept), who } : null;
}

function mayUse({ person, mfaAt, suspended, networkAllowed }: SignedIn, kept: Kept): boolean {
  return person.id === kept.person && mfaAt !== null && !suspended && networkAllowed;
}

/** Without what only the store needs. */
export function shownOf({ session: _, person: __, scram: ___, ...shown }: Kept): DoorCredential {
  return shown;
}
