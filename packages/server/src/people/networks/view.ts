import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { locksOut, look, mayWithdraw, type ListDeps } from './changing.ts';
import { changed, diffOf, isInside, type NetworkDiff } from './diff.ts';
import type { AuditedParty, Held, NetworkChange } from './lists.ts';
import { mayCloseNow, mayConfirm, mayPropose, maySeeList } from './rights.ts';
import type { changeBody, networkChange, networkDiff, networksView } from './schemas.ts';

type ChangeView = z.infer<typeof networkChange>;
type DiffView = z.infer<typeof networkDiff>;

export interface ViewDeps extends ListDeps {
  /** What an auditor may look at, and of what time. */
  readonly audited: (person: string) => Promise<readonly AuditedParty[]>;
  /** Requests that claimed another address without coming from a named proxy. */
  readonly ignoredHeaders: () => number;
}

/**
 * A party's list, as somebody may see it.
 * @throws Failure `not-in-scope`
 */
export async function networksOf(
  { lists, people, now, ignoredHeaders }: ViewDeps,
  who: SignedIn,
  party: string,
): Promise<z.infer<typeof networksView>> {
  const found = maySeeList(who.person, party) ? await people.party(party) : null;
  if (found === null) throw new Failure('not-in-scope');
  const [{ list }, sites] = await Promise.all([lists.held(party, now()), people.sites(party)]);
  return {
    party: found,
    revision: list.revision,
    networks: [...list.networks],
    sites: [...sites],
    first: list.revision === 0 && found.kind === 'vendor',
    mayPropose: mayPropose(who.person, party),
    mayCloseNow: mayCloseNow(who.person),
    address: who.ip,
    ignoredHeaders: who.person.partyKind === 'company' ? ignoredHeaders() : null,
  };
}

/** What a change would do, for whoever proposes it. Errors as `propose` gives them. */
export async function lookAt(
  deps: ViewDeps,
  who: SignedIn,
  body: z.infer<typeof changeBody>,
): Promise<DiffView> {
  const { after, ...diff } = await look(deps, who, body);
  const you = concern(who.person.partyId === body.party, () =>
    isInside(who.ip, { kind: who.person.partyKind, sites: who.sites }, after),
  );
  return { ...sized(diff), you, proposer: you };
}

/**
 * Every change somebody may see: the company all, a vendor its own, an auditor those of the vendors they audit that were
 * proposed or decided in their period.
 * @param party of one party only
 */
export async function changesOf(deps: ViewDeps, who: SignedIn, party?: string): Promise<ChangeView[]> {
  const { lists, now } = deps;
  const { person } = who;
  const audited = person.role === 'auditor' ? await deps.audited(person.id) : null;
  const mine =
    audited !== null
      ? audited.map((one) => one.party)
      : person.partyKind === 'company'
        ? null
        : [person.partyId];
  const parties = party === undefined ? mine : mine === null || mine.includes(party) ? [party] : [];
  const found = await lists.changes(parties);
  const changes = audited === null ? found : found.filter((change) => isAudited(change, audited));
  const waiting = new Set(changes.filter(({ state }) => state === 'pending').map((one) => one.party.id));
  const held = new Map(
    await Promise.all([...waiting].map(async (id) => [id, await lists.held(id, now())] as const)),
  );
  return changes.map((change) => viewOf(who, change, held.get(change.party.id)));
}

function isAudited(
  { party, proposedAt, decidedAt }: NetworkChange,
  audited: readonly AuditedParty[],
): boolean {
  return audited.some(
    (one) =>
      one.party === party.id &&
      [proposedAt, decidedAt].some((at) => at !== null && one.from <= at && at < one.until),
  );
}

function viewOf(who: SignedIn, change: NetworkChange, held: Held | undefined): ChangeView {
  const { id, party, kind, base, proposedBy, decidedBy, cutOff, reviewedBy } = change;
  const waits = change.state === 'pending' && held !== undefined;
  const current = waits && held.list.revision === base;
  const other = proposedBy.id !== who.person.id;
  const inFront = who.person.role !== 'auditor';
  return {
    ...{ id, party, kind, base, proposedBy, decidedBy, cutOff, reviewedBy },
    state: waits && !current ? 'stale' : change.state,
    adds: [...change.adds],
    removes: [...change.removes],
    proposedAt: change.proposedAt.toISOString(),
    decidedAt: change.decidedAt?.toISOString() ?? null,
    reviewedAt: change.reviewedAt?.toISOString() ?? null,
    entries: change.entries,
    diff: current ? diffFor(who, change, held) : null,
    mayConfirm: current && other && mayConfirm(who.person),
    mayWithdraw: waits && inFront && mayWithdraw(who, change),
    mayReview: kind === 'urgent' && reviewedBy === null && other && mayConfirm(who.person),
  };
}

function diffFor(who: SignedIn, change: NetworkChange, { list, live }: Held): DiffView {
  const { party, proposedBy, proposedFrom } = change;
  const after = changed(list.networks, change);
  const sites = live.find(({ person }) => person === proposedBy.id)?.sites ?? [];
  return {
    ...sized(diffOf(party.kind, list.networks, after, live)),
    you: concern(who.person.partyId === party.id, () => !locksOut(party, who, after)),
    // A vendor's admin proposes for their own vendor; whoever of the company does is not held to a vendor's list.
    proposer: concern(party.kind === 'company' || live.some(({ person }) => person === proposedBy.id), () =>
      isInside(proposedFrom, { kind: party.kind, sites }, after),
    ),
  };
}

function concern(concerned: boolean, stays: () => boolean): DiffView['you'] {
  if (!concerned) return 'not-concerned';
  return stays() ? 'stay-inside' : 'locked-out';
}

function sized({ opens, closes, overlaps, cutOff, left }: NetworkDiff): Omit<DiffView, 'you' | 'proposer'> {
  const size = ({ v4, v6, words }: NetworkDiff['opens']) => ({ v4: Number(v4), v6: v6.toString(), words });
  return {
    opens: size(opens),
    closes: size(closes),
    overlaps: [...overlaps],
    cutOff: [...cutOff],
    left,
  };
}
