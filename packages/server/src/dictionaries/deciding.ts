import { namesOf, problemOfAll } from '@cordon/core/dictionaries';
import { Failure } from '@cordon/core/kernel';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { GivenAct, SignedIn, SigningActor } from '../identity/index.ts';
import { withTransaction } from '../platform/db.ts';
import { textHash } from '../platform/hashing.ts';
import type { DictionaryDeps } from './deps.ts';
import type { decideBody, retireBody } from './schemas.ts';
import type { Done, EntryState, ListedEntry } from './dictionary.ts';

/** What waits for a second person. */
export type Waiting = 'proposed' | 'retiring';

/**
 * Decides, as the second person, about entries that were proposed, or that somebody asked to retire. It is entered before it
 * changes what texts are searched for; both are decided as a whole or not at all.
 * @throws Failure `not-in-scope`, `already-done`, `not-the-second-person`, `signature-invalid`
 */
export async function decide(
  deps: DictionaryDeps,
  who: SignedIn,
  { ids, about, approve, ...given }: z.infer<typeof decideBody>,
): Promise<void> {
  const act = approve ? `dictionary-${ACTS[about].yes}` : `dictionary-${ACTS[about].no}`;
  await assertDecides(deps, who, ids, about, approve);
  const actor = await signed(deps, who, act, ids, given);
  await settle(deps, who, { ids, about, approve }, () => deps.enter(act, actor, {}));
}

const ACTS = {
  proposed: { yes: 'approved', no: 'refused' },
  retiring: { yes: 'retired', no: 'kept' },
} as const;

/**
 * The same about the entry of a marked word, signed and entered by whoever calls.
 * @param enter enters the decision. @returns the entry's index
 */
export async function decideOne(
  deps: DictionaryDeps,
  who: SignedIn,
  id: string,
  approve: boolean,
  sign: () => Promise<SigningActor>,
  enter: (actor: SigningActor) => Promise<number>,
): Promise<void> {
  await assertDecides(deps, who, [id], 'proposed', approve);
  const actor = await sign();
  await settle(deps, who, { ids: [id], about: 'proposed', approve }, () => enter(actor));
}

/**
 * Asks for entries in force to be retired. What is taken out stays so until a second person agrees; what is only allowed is
 * retired at once, since then more is taken out.
 * @throws Failure `not-in-scope`, `already-done`, `bad-request` for both at once, `signature-invalid`
 */
export async function askRetire(
  deps: DictionaryDeps,
  who: SignedIn,
  { ids, ...given }: z.infer<typeof retireBody>,
): Promise<void> {
  const rows = await found(deps, ids);
  assertState(rows, 'in-force');
  const allowed = rows.filter(({ kind }) => kind === 'allow').length;
  if (allowed > 0 && allowed < rows.length) {
    throw new Failure('bad-request', 'What is allowed is retired apart from what is removed.');
  }
  const act = allowed > 0 ? 'dictionary-retired' : 'dictionary-retire-asked';
  const actor = await signed(deps, who, act, ids, given);
  const entry = await deps.enter(act, actor, {});
  const done: Done = { by: who.person.id, at: deps.now(), entry };
  await withTransaction(deps.db, async (tx) => {
    assertAll(await deps.store.askRetire(ids, done, tx), ids);
    if (allowed > 0) assertAll(await deps.store.retire(ids, true, done, tx), ids);
  });
  await took(deps);
}

async function settle(
  deps: DictionaryDeps,
  { person }: SignedIn,
  { ids, about, approve }: Pick<z.infer<typeof decideBody>, 'ids' | 'about' | 'approve'>,
  enter: () => Promise<number>,
): Promise<void> {
  const entry = await enter();
  const done: Done = { by: person.id, at: deps.now(), entry };
  const { store } = deps;
  const change = (tx: Transaction<unknown>): Promise<number> =>
    about === 'proposed' ? store.decide(ids, approve, done, tx) : store.retire(ids, approve, done, tx);
  await withTransaction(deps.db, async (tx) => {
    assertAll(await change(tx), ids);
  });
  await took(deps);
}

/** From here on this replica searches with the new rules; the others hear of it from the database. */
async function took({ rules, changed }: DictionaryDeps): Promise<void> {
  rules.forget();
  await changed();
}

/** Whether this person may decide about an entry that waits: nobody decides about what they asked for. */
export function mayDecide(who: Pick<SignedIn, 'person'>, row: ListedEntry): boolean {
  return isWaiting(row.state) && askedBy(row, row.state) !== who.person.id;
}

function isWaiting(state: EntryState): state is Waiting {
  return state === 'proposed' || state === 'retiring';
}

function askedBy({ proposed, retiring }: ListedEntry, about: Waiting): string | undefined {
  return about === 'proposed' ? proposed.by.id : retiring?.by.id;
}

async function assertDecides(
  deps: DictionaryDeps,
  { person }: SignedIn,
  ids: readonly string[],
  about: Waiting,
  approve: boolean,
): Promise<void> {
  const rows = await found(deps, ids);
  assertState(rows, about);
  if (rows.some((row) => askedBy(row, about) === person.id)) throw new Failure('not-the-second-person');
  if (about === 'retiring' || !approve) return;
  // Rules that do not compile would close every door: so it is seen before, and not after.
  const open = await deps.store.opened(['proposed', 'in-force', 'retiring']);
  const problem = problemOfAll(open.filter(({ id, state }) => state !== 'proposed' || ids.includes(id)));
  if (problem !== null) throw new Failure('bad-request', problem);
}

async function found({ store }: DictionaryDeps, ids: readonly string[]): Promise<readonly ListedEntry[]> {
  const rows = await store.list(ids);
  if (rows.length !== new Set(ids).size || rows.length !== ids.length) throw new Failure('not-in-scope');
  return rows;
}

function assertState(rows: readonly ListedEntry[], state: EntryState): void {
  if (rows.some((row) => row.state !== state)) throw new Failure('already-done');
}

/** @throws inside the transaction, so that nothing is changed where somebody else was first */
function assertAll(count: number, ids: readonly string[]): void {
  if (count !== ids.length) throw new Failure('already-done');
}

function signed(
  { signedActs }: DictionaryDeps,
  who: SignedIn,
  act: string,
  ids: readonly string[],
  given: GivenAct,
): Promise<SigningActor> {
  return signedActs.by(who, act, { entries: ids.length, ids: textHash(namesOf(ids)) }, given);
}
