import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { canonicalCidr } from '../cidr.ts';
import type { PeopleDeps } from '../deps.ts';
import type { Network, People } from '../people.ts';
import { changed, diffOf, isInside, type NetworkDiff } from './diff.ts';
import type { Decided, Held, NetworkChange, NetworkLists, NewChange } from './lists.ts';
import { mayCloseNow, mayConfirm, mayPropose, maySeeList } from './rights.ts';
import type { changeBody, closeBody, confirmBody, proposeBody, settleBody } from './schemas.ts';

/** What changes of lists need. */
export type ListDeps = Pick<PeopleDeps, 'enter' | 'owed' | 'settle' | 'now' | 'signedActs'> & {
  readonly lists: NetworkLists;
  readonly people: Pick<People, 'party' | 'sites'>;
  readonly newId: (prefix: string) => string;
};

type Party = NonNullable<Awaited<ReturnType<People['party']>>>;

/** So many changes of one list may wait. */
const MOST_PENDING = 20;

/**
 * Proposes a change; somebody else of the company confirms it. A vendor's very first list is set by one person of the
 * company: before it nobody of the vendor gets in, so nobody is cut off and nothing is widened that was in use.
 *
 * @returns the id of the change
 * @throws Failure `not-in-scope`, `role-not-allowed`, `conflict` when the list was changed since, `bad-request`,
 *   `already-done` for a range that counts already, `rate-limited` when too many wait, `signature-invalid`
 */
export async function propose(
  deps: ListDeps,
  who: SignedIn,
  { party: id, base, ...body }: z.infer<typeof proposeBody>,
): Promise<string> {
  const { lists, enter, now, signedActs } = deps;
  const party = await partyOf(deps, who, id);
  if (!mayPropose(who.person, id)) throw new Failure('role-not-allowed');
  const held = await lists.held(id, now());
  const { adds, removes } = await checked(deps, party, held, base, body);
  const isFirst = held.list.revision === 0 && party.kind === 'vendor' && who.person.partyKind === 'company';
  const kind = isFirst ? 'first' : 'two-people';
  const change = newChange(deps, who, { party: id, kind, base, adds, removes });
  const words = { subjectParty: id, base, ...typedWords(body.adds), ...removedWords(removes) };
  if (isFirst) {
    const actor = await signedActs.by(who, 'networks-first-listed', words, body);
    await lists.change(change, async ({ list }) => {
      if (list.revision !== base) throw new Failure('conflict');
      return { cutOff: 0, entry: await enter('networks-first-listed', actor, wordsOf(change)) };
    });
    return change.id;
  }
  if ((await lists.pending(id)) >= MOST_PENDING) throw new Failure('rate-limited');
  const actor = await signedActs.by(who, 'networks-proposed', words, body);
  await lists.propose(change, await enter('networks-proposed', actor, wordsOf(change)));
  return change.id;
}

/** What a change would do, without making it. Errors as {@link propose} gives them. */
export async function look(
  deps: ListDeps,
  who: SignedIn,
  { party: id, base, ...body }: z.infer<typeof changeBody>,
): Promise<NetworkDiff & { readonly after: readonly Network[] }> {
  const party = await partyOf(deps, who, id);
  if (!mayPropose(who.person, id)) throw new Failure('role-not-allowed');
  const { list, live } = await deps.lists.held(id, deps.now());
  const change = await checked(deps, party, { list, live }, base, body);
  const after = changed(list.networks, change);
  return { ...diffOf(party.kind, list.networks, after, live), after };
}

/**
 * Confirms a change: it is done with this. What opens a way in is entered before it does, and both hold or neither.
 *
 * @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`, `already-done`, `not-the-second-person`, `conflict` when the list is
 *   not the one that was looked at, `would-lock-everybody-out`, `would-lock-you-out` without the right number of people
 */
export async function confirm(
  { lists, enter, now, signedActs }: ListDeps,
  who: SignedIn,
  id: string,
  { base, cutOff: saidCutOff, ...given }: z.infer<typeof confirmBody>,
): Promise<void> {
  const at = now();
  await lists.settle(id, at, async (change, held) => {
    if (!maySeeList(who.person, change.party.id)) throw new Failure('not-in-scope');
    if (!mayConfirm(who.person)) throw new Failure('role-not-allowed');
    if (change.state !== 'pending') throw new Failure('already-done');
    if (change.proposedBy.id === who.person.id) throw new Failure('not-the-second-person');
    if (held.list.revision !== change.base || base !== change.base) throw new Failure('conflict');
    const after = changed(held.list.networks, change);
    const { cutOff } = diffOf(change.party.kind, held.list.networks, after, held.live);
    if (locksOut(change.party, who, after)) {
      // The company's own list: with both outside, nobody is left who could take it back.
      if (!isInside(change.proposedFrom, { kind: 'company', sites: [] }, after)) {
        throw new Failure('would-lock-everybody-out');
      }
      if (saidCutOff !== cutOff.length) throw new Failure('would-lock-you-out');
    }
    // What was signed is what the entry says.
    if (saidCutOff !== undefined && saidCutOff !== cutOff.length) throw new Failure('conflict');
    const words = { change: id, base, ...(saidCutOff !== undefined && { cutOff: saidCutOff }) };
    const actor = await signedActs.by(who, 'networks-confirmed', words, given);
    const entry = await enter('networks-confirmed', actor, { ...wordsOf(change), cutOff: cutOff.length });
    return { state: 'done', by: who.person.id, at, cutOff: cutOff.length, entry };
  });
}

/**
 * Takes a proposal back, or refuses it: whoever may propose or confirm it.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done`, `signature-invalid`
 */
export async function withdraw(
  { lists, enter, now, signedActs }: ListDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof settleBody>,
): Promise<void> {
  const at = now();
  await lists.settle(id, at, async (change): Promise<Decided> => {
    if (!maySeeList(who.person, change.party.id)) throw new Failure('not-in-scope');
    if (!mayWithdraw(who, change)) throw new Failure('role-not-allowed');
    if (change.state !== 'pending') throw new Failure('already-done');
    const actor = await signedActs.by(who, 'networks-withdrawn', { change: id }, given);
    const entry = await enter('networks-withdrawn', actor, wordsOf(change));
    return { state: 'withdrawn', by: who.person.id, at, cutOff: null, entry };
  });
}

export function mayWithdraw({ person }: SignedIn, { party }: NetworkChange): boolean {
  return mayPropose(person, party.id) || mayConfirm(person);
}

/**
 * Takes ranges away at once, by one person: a hole is closed before a second person is found, and somebody else reviews
 * it afterwards. It can only narrow, and never lock out whoever does it. Done first and entered then: a ledger that cannot
 * be written must not keep a hole open.
 *
 * @returns how many people were cut off
 * @throws Failure `not-in-scope`, `role-not-allowed`, `conflict`, `signature-invalid`, `would-lock-you-out`, `second-person-needed` for what
 *   would let somebody in: the company's own last range, without which it is let in from anywhere
 */
export async function closeNow(
  deps: ListDeps,
  who: SignedIn,
  { party: id, base, removes: ids, ...given }: z.infer<typeof closeBody>,
): Promise<number> {
  const { lists } = deps;
  const party = await partyOf(deps, who, id);
  if (!mayCloseNow(who.person)) throw new Failure('role-not-allowed');
  const { removes } = await checked(deps, party, await lists.held(id, deps.now()), base, {
    adds: [],
    removes: ids,
  });
  const words = { subjectParty: id, base, removed: ranges(removes) };
  const actor = await deps.signedActs.closing(who, 'networks-closed', words, given);
  const change = newChange(deps, who, { party: id, kind: 'urgent', base, adds: [], removes });
  let cut = 0;
  await lists.change(change, ({ list, live }) => {
    if (list.revision !== base) throw new Failure('conflict');
    const after = changed(list.networks, change);
    const { opens, cutOff } = diffOf(party.kind, list.networks, after, live);
    if (opens.v4 > 0n || opens.v6 > 0n) throw new Failure('second-person-needed');
    if (locksOut(party, who, after)) throw new Failure('would-lock-you-out');
    cut = cutOff.length;
    const owed = deps.owed('networks-closed', actor, { ...wordsOf(change), cutOff: cut });
    return Promise.resolve({ cutOff: cut, owed });
  });
  await deps.settle();
  return cut;
}

/**
 * Says that what was done in a hurry was looked at by somebody else.
 * @throws Failure `role-not-allowed`, `signature-invalid`, `not-in-scope` when nothing of that id waits for this person's
 *   review
 */
export async function review(
  { lists, owed, settle, now, signedActs }: ListDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof settleBody>,
): Promise<void> {
  if (!mayConfirm(who.person)) throw new Failure('role-not-allowed');
  const actor = await signedActs.by(who, 'networks-reviewed', { change: id }, given);
  const act = owed('networks-reviewed', actor, { change: id });
  if (!(await lists.review(id, who.person.id, now(), act))) throw new Failure('not-in-scope');
  await settle();
}

/** Whether somebody, where they are now, would be outside of their own party's list. */
export function locksOut(
  party: Party,
  { person, ip, sites }: Pick<SignedIn, 'person' | 'ip' | 'sites'>,
  after: readonly Network[],
): boolean {
  return person.partyId === party.id && !isInside(ip, { kind: party.kind, sites }, after);
}

/** One answer for a party that is not there and for another one's. */
async function partyOf({ people }: ListDeps, who: SignedIn, id: string): Promise<Party> {
  const party = maySeeList(who.person, id) ? await people.party(id) : null;
  if (party === null) throw new Failure('not-in-scope');
  return party;
}

/** The ranges meant, once it is clear that the change means what its maker saw. */
async function checked(
  { people, newId }: ListDeps,
  party: Party,
  { list }: Held,
  base: number,
  { adds, removes }: { readonly adds: readonly Omit<Network, 'id'>[]; readonly removes: readonly string[] },
): Promise<{ adds: Network[]; removes: Network[] }> {
  if (list.revision !== base) throw new Failure('conflict');
  if (adds.length + removes.length === 0) throw new Failure('bad-request', 'A change changes something.');
  const gone = list.networks.filter(({ id }) => removes.includes(id));
  if (gone.length !== new Set(removes).size) throw new Failure('conflict');
  const sites = new Set((await people.sites(party.id)).map(({ id }) => id));
  if (adds.some(({ site }) => site !== null && !sites.has(site))) {
    throw new Failure('bad-request', 'That is no site of this party.');
  }
  const kept = changed(list.networks, { adds: [], removes: gone });
  const named = adds.map((one) => ({
    ...one,
    cidr: canonicalCidr(one.cidr) ?? one.cidr,
    id: newId('net_'),
  }));
  named.forEach((one, at) => {
    const same = [...kept, ...named.slice(0, at)].some(
      ({ cidr, site }) => cidr === one.cidr && site === one.site,
    );
    if (same) throw new Failure('already-done');
  });
  return { adds: named, removes: gone };
}

function newChange(
  { newId, now }: ListDeps,
  { person, ip }: SignedIn,
  change: Pick<NewChange, 'party' | 'kind' | 'base' | 'adds' | 'removes'>,
): NewChange {
  return { ...change, id: newId('nch_'), by: person.id, from: ip, at: now() };
}

function ranges(list: readonly Network[]): string {
  return list.map(({ cidr }) => cidr).join(' ');
}

/** What is signed of ranges to add: as they were typed, with their places; their labels as one hash. */
function typedWords(adds: z.infer<typeof changeBody>['adds']) {
  return {
    adding: adds.map(({ cidr }) => cidr).join(' '),
    places: adds.map(({ site }) => site ?? 'any').join(' '),
    labels: textHash(canonicalText(adds.map(({ label }) => label))),
  };
}

/** Two ranges that read the same are two where they are of two sites: so their ids too. */
function removedWords(removes: readonly Network[]) {
  return { removed: ranges(removes), removing: removes.map(({ id }) => id).join(' ') };
}

/** For the ledger: ids, counts and ranges, and no label somebody typed. */
function wordsOf({ id, party, adds, removes }: NewChange | NetworkChange) {
  return {
    change: id,
    subjectParty: typeof party === 'string' ? party : party.id,
    adds: adds.length,
    removes: removes.length,
    added: ranges(adds),
    removed: ranges(removes),
  };
}
