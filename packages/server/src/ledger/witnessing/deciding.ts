import { Failure } from '@cordon/core/kernel';
import { parseVkey, TYPE_COSIGNATURE } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedActs, SignedIn, SigningActor } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import { baseUrlOf } from '../../sources/api/settings.ts';
import type { decideBody, proposeBody, removeBody } from './schemas.ts';
import type { WitnessStore } from './store.ts';
import type { ListedWitness, Witness } from './witness.ts';

type Words = Readonly<Record<string, string | number | boolean | null>>;

/** An agreement that a witness may be for. */
export interface WitnessedAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly company: string;
}

export interface DecidingDeps {
  readonly witnesses: WitnessStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Enters an act under no agreement: a witness is of the ledger, and a lie of one must not lock out its own removal. */
  readonly enter: (act: string, actor: SigningActor, words: Words) => Promise<number>;
  /** Those in force or to come. */
  readonly agreements: () => Promise<readonly WitnessedAgreement[]>;
  readonly vkey: string;
  readonly now: () => Date;
}

type Who = SignedIn['person'];

const DECIDERS: readonly string[] = ['company-admin', 'security-officer', 'privacy-officer'];

/** The company's officers decide, and never about what they asked for themselves. */
export function mayDecide(who: Who, { state, proposed, removing }: ListedWitness): boolean {
  if (!DECIDERS.includes(who.role)) return false;
  if (state === 'proposed') return proposed.by.id !== who.id;
  return state === 'removing' && removing?.by.id !== who.id;
}

/** Whoever proposed it. */
export function mayTakeBack(who: Who, { state, proposed }: ListedWitness): boolean {
  return state === 'proposed' && proposed.by.id === who.id;
}

/** The company of every one, a vendor's admin of the vendor's own. */
export function mayRemove(who: Who, { state, party }: ListedWitness): boolean {
  return state === 'in-force' && mayPropose(who, party);
}

export function mayPropose(who: Who, party: string | null): boolean {
  return DECIDERS.includes(who.role) || (who.role === 'vendor-admin' && who.partyId === party);
}

/**
 * Proposes a witness; somebody else, of the company, decides about it. A vendor proposes its own, for an agreement of its own.
 * @returns its id
 * @throws Failure `role-not-allowed`, `not-in-scope`, `bad-request`, `already-done` for a key that is there, `signature-invalid`
 */
export async function propose(
  deps: DecidingDeps,
  who: SignedIn,
  { vkey, baseUrl, reach, party, agreement, required, ...given }: z.infer<typeof proposeBody>,
): Promise<string> {
  if (!mayPropose(who.person, party)) throw new Failure('role-not-allowed');
  const of = agreement === null ? null : (await deps.agreements()).find(({ id }) => id === agreement);
  if (of === undefined || (who.person.partyKind === 'vendor' && of?.vendor.id !== who.person.partyId)) {
    throw new Failure('not-in-scope');
  }
  const runners = of === null ? [who.person.partyId, null] : [of.vendor.id, of.company, null];
  if (!runners.includes(party)) throw new Failure('not-in-scope');
  assertWitnessKey(vkey, deps.vkey);
  const url = baseUrlOf(baseUrl, reach).href.replace(/\/+$/, '');
  const live = (await deps.witnesses.list()).some(
    (one) => one.vkey === vkey && ['proposed', 'in-force', 'removing'].includes(one.state),
  );
  if (live) throw new Failure('already-done');
  const words = { vkey, address: textHash(baseUrl), reach, runBy: party, forAgreement: agreement, required };
  const actor = await deps.signedActs.by(who, 'witness-proposed', words, given);
  const witness: Witness = { id: newId('wit'), vkey, url, reach, party, agreement, required };
  const entry = await deps.enter('witness-proposed', actor, { witness: witness.id, ...words });
  await deps.witnesses.propose(witness, who.person.id, deps.now(), entry);
  return witness.id;
}

/**
 * Decides, as the second person, about a witness that was proposed or whose removal was asked for. It is entered before it
 * counts.
 * @throws Failure `not-in-scope`, `already-done`, `role-not-allowed`, `not-the-second-person`, `signature-invalid`
 */
export async function decide(
  deps: DecidingDeps,
  who: SignedIn,
  id: string,
  { approve, ...given }: z.infer<typeof decideBody>,
): Promise<void> {
  const { witnesses } = deps;
  const witness = await found(deps, id);
  const { state } = witness;
  if (state !== 'proposed' && state !== 'removing') throw new Failure('already-done');
  const own = !approve && mayTakeBack(who.person, witness);
  if (!own && !DECIDERS.includes(who.person.role)) throw new Failure('role-not-allowed');
  if (!own && !mayDecide(who.person, witness)) throw new Failure('not-the-second-person');
  const act = ACTS[state][approve ? 'yes' : 'no'];
  const words = { witness: id, vkey: witness.vkey };
  const actor = await deps.signedActs.by(who, act, words, given);
  const done = { by: who.person.id, at: deps.now(), entry: await deps.enter(act, actor, words) };
  const moved =
    state === 'proposed'
      ? await witnesses.move(id, [state, approve ? 'in-force' : 'refused'], 'decided', done)
      : approve
        ? await witnesses.move(id, [state, 'removed'], 'removed', done)
        : await witnesses.stay(id);
  if (!moved) throw new Failure('already-done');
}

const ACTS = {
  proposed: { yes: 'witness-approved', no: 'witness-refused' },
  removing: { yes: 'witness-removed', no: 'witness-kept' },
} as const;

/**
 * Asks for a witness to be removed. Until somebody else of the company agrees it is asked as before: one person must not be
 * able to blind the ledger.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done`, `signature-invalid`
 */
export async function askRemoval(
  deps: DecidingDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof removeBody>,
): Promise<void> {
  const witness = await found(deps, id);
  if (!mayPropose(who.person, witness.party)) throw new Failure('role-not-allowed');
  if (witness.state !== 'in-force') throw new Failure('already-done');
  const words = { witness: id, vkey: witness.vkey };
  const actor = await deps.signedActs.by(who, 'witness-removal-asked', words, given);
  const entry = await deps.enter('witness-removal-asked', actor, words);
  const done = { by: who.person.id, at: deps.now(), entry };
  if (!(await deps.witnesses.move(id, ['in-force', 'removing'], 'removing', done))) {
    throw new Failure('already-done');
  }
}

async function found({ witnesses }: DecidingDeps, id: string): Promise<ListedWitness> {
  const [witness] = await witnesses.list([id]);
  if (witness === undefined) throw new Failure('not-in-scope');
  return witness;
}

/** A key that makes no cosignatures, or the log's own, would witness nothing. */
function assertWitnessKey(vkey: string, own: string): void {
  const key = keyOf(vkey);
  const log = parseVkey(own);
  if (key?.type !== TYPE_COSIGNATURE) {
    throw new Failure(
      'bad-request',
      'That is not the verifier key of a witness: copy the line `cordon witness` prints.',
    );
  }
  if (key.name === log.name || Buffer.from(key.publicKey).equals(log.publicKey)) {
    throw new Failure('bad-request', 'The ledger cannot be its own witness.');
  }
}

function keyOf(vkey: string): ReturnType<typeof parseVkey> | null {
  try {
    return parseVkey(vkey);
  } catch {
    return null;
  }
}
