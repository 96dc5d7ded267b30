import { problemOfEntry, type DictionaryEntry } from '@cordon/core/dictionaries';
import { Failure } from '@cordon/core/kernel';
import { decideQuality, QUALITY } from '@cordon/core/policy';
import {
  isFoundNow,
  problemOfMark,
  removeMarked,
  scoreOf,
  type Marks,
  type MissKind,
  type Turn,
} from '@cordon/core/quality';
import { isPiiType, type PiiType } from '@cordon/pii';
import { proposeMiss } from '../dictionaries/index.ts';
import type { Outcome, Who } from '../gate/index.ts';
import { reviewerOf, type SignedIn } from '../identity/index.ts';
import { withTransaction } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { stateOf } from '../tickets/index.ts';
import { qualityAsking } from './anonymising.ts';
import type { ListedConversation, Review } from './conversations.store.ts';
import { underWhich, type QualityDeps } from './deps.ts';

/** Whoever reviews, as the gate takes them. */
export function reviewer(signedIn: SignedIn, now: Date): Who {
  const { sessionId: session, ip } = signedIn;
  return { principal: reviewerOf(signedIn, now.getTime()), session, ip };
}

/** What somebody may know of at all: the company everything, a vendor its own. */
export function ownVendor({ person }: SignedIn): string | null {
  return person.partyKind === 'company' ? null : person.partyId;
}

/**
 * What of a list somebody may know of: that of work whose terms let them review now. No word of a conversation is in a list,
 * so it is no access; reading one is.
 */
export async function listedFor(
  deps: QualityDeps,
  who: SignedIn,
  rows: readonly ListedConversation[],
): Promise<readonly ListedConversation[]> {
  const now = deps.now();
  const { principal } = reviewer(who, now);
  const decided = new Map<string, boolean>();
  for (const { vendor, source } of rows) {
    const key = workOf(vendor.id, source);
    if (decided.has(key)) continue;
    const { policy } = await underWhich(deps, { party: vendor.id, source, ticket: null }, QUALITY);
    decided.set(key, decideQuality(policy, principal, [], now.getTime()).allow);
  }
  return rows.filter(({ vendor, source }) => decided.get(workOf(vendor.id, source)) === true);
}

function workOf(vendor: string, source: string): string {
  return JSON.stringify([vendor, source]);
}

export interface Looked {
  readonly row: ListedConversation;
  readonly turns: readonly Turn[];
  readonly reviews: readonly Review[];
  readonly entry: number;
  readonly citations: readonly string[];
}

/**
 * Looks at a conversation without personal data: an access like any, decided by the clause about quality, entered before
 * it is shown. @throws Failure `not-in-scope` for another vendor's and for none, and the gate's codes
 */
export async function lookAt(deps: QualityDeps, who: SignedIn, id: string): Promise<Looked> {
  const row = await scoped(deps, who, id);
  const outcome = await asked(deps, who, row, 'anonymised', async () => {
    const turns = await deps.conversations.turns(row);
    return turns === null ? null : { turns, reviews: await deps.conversations.reviews(id) };
  });
  const citations = outcome.parts.flatMap(({ decision }) => decision.citations.map(({ clause }) => clause));
  return { row, ...outcome.value, entry: outcome.entry, citations: [...new Set(citations)] };
}

/** Listens to the recording of a conversation: an access of its own, entered before a second of it is heard. */
export async function listenTo(
  deps: QualityDeps,
  who: SignedIn,
  id: string,
): Promise<{ readonly mediaType: string; readonly bytes: Buffer }> {
  const row = await scoped(deps, who, id);
  const { sound } = row;
  if (sound === null) throw new Failure('not-in-scope');
  const outcome = await asked(deps, who, row, 'sound', () => deps.conversations.sound(row));
  return { mediaType: sound.mediaType, bytes: outcome.value };
}

/** Keeps a review; its comment without the customer's values. One a person. */
export async function keepReview(
  deps: QualityDeps,
  who: SignedIn,
  id: string,
  { marks, comment }: { readonly marks: Marks; readonly comment: string | null },
) {
  const row = await scoped(deps, who, id);
  const text = comment === null || comment === '' ? undefined : comment;
  const outcome = await asked(
    deps,
    who,
    row,
    'review',
    (kept) => Promise.resolve({ comment: kept?.text ?? null, removed: kept?.removed ?? 0 }),
    text,
  );
  const score = scoreOf(marks);
  const { entry, at, value } = outcome;
  await deps.conversations.review(id, {
    ...{ person: who.person.id, at, marks, score, comment: value.comment, entry },
  });
  return { entry, score, ...value };
}

/**
 * Marks words. Missed ones are taken out at once, everywhere in the conversation, and kept, sealed, as a test; wrongly
 * removed ones are only proposed, since what stood there is gone. Both wait for the privacy officer to become an entry of
 * the dictionary.
 */
export async function markMiss(
  deps: QualityDeps,
  who: SignedIn,
  id: string,
  mark: { readonly kind: MissKind; readonly type: string; readonly turn: number; readonly words: string },
): Promise<{ readonly id: string; readonly entry: number; readonly removed: number }> {
  const row = await scoped(deps, who, id);
  const { kind, turn: nth } = mark;
  const words = mark.words.trim();
  if (!isPiiType(mark.type)) throw new Failure('bad-request');
  const type: PiiType = mark.type;
  const outcome = await asked(deps, who, row, kind, async () => {
    const turns = await deps.conversations.turns(row);
    const context = turns?.[nth]?.text;
    return turns == null || context === undefined ? null : { turns, context };
  });
  const { turns, context } = outcome.value;
  const problem = problemOfMark(kind === 'missed' ? context : words, words, type);
  if (problem !== null) throw new Failure('bad-request', problem);
  const proposed: DictionaryEntry =
    kind === 'missed'
      ? { kind: 'word', type, purpose: null, text: words }
      : { kind: 'allow', type: null, purpose: null, text: words };
  const unusable = problemOfEntry(proposed);
  if (unusable !== null) throw new Failure('bad-request', unusable);
  const removed = kind === 'missed' ? await takeOut(deps, row, turns, { type, words }) : 0;
  const miss = newId('qms');
  const { at, entry } = outcome;
  const by = who.person.id;
  await withTransaction(deps.db, async (tx) => {
    const kept = { id: miss, kind, type, words, context, conversation: id, vendor: row.vendor.id };
    await deps.misses.add({ ...kept, by, at, entry }, tx);
    await proposeMiss(deps.dictionary, miss, proposed, { by, at, entry }, tx);
  });
  if (kind === 'missed') {
    const { plain } = await deps.rules.of(QUALITY);
    await deps.misses.ran(miss, isFoundNow({ type, words, context }, plain), at);
  }
  return { id: miss, entry, removed };
}

async function takeOut(
  deps: QualityDeps,
  row: ListedConversation,
  turns: readonly Turn[],
  mark: { readonly type: PiiType; readonly words: string },
): Promise<number> {
  const after = removeMarked(turns, mark);
  const removed = { ...row.removed, [mark.type]: (row.removed[mark.type] ?? 0) + after.count };
  if (!(await deps.conversations.exchange(row, { turns: after.turns, removed })))
    throw new Failure('conflict');
  return after.count;
}

async function scoped(deps: QualityDeps, who: SignedIn, id: string): Promise<ListedConversation> {
  const row = await deps.conversations.find(id);
  const own = ownVendor(who);
  if (row === null || (own !== null && row.vendor.id !== own)) throw new Failure('not-in-scope');
  return row;
}

async function asked<T>(
  deps: QualityDeps,
  who: SignedIn,
  row: ListedConversation,
  flag: string,
  look: (kept: { readonly text: string; readonly removed: number } | null) => Promise<T | null>,
  text?: string,
): Promise<Extract<Outcome<T>, { ok: true }>> {
  const ticket = await deps.tickets.find(row.ticket);
  const of = {
    party: row.vendor.id,
    source: row.source,
    ticket: ticket === null ? null : stateOf(ticket, 0),
  };
  const { work, resources } = await underWhich(deps, of, QUALITY);
  const outcome = await deps.gate.quality(
    reviewer(who, deps.now()),
    work,
    qualityAsking(resources, flag),
    look,
    text,
  );
  if (!outcome.ok) throw new Failure(outcome.code);
  return outcome;
}
