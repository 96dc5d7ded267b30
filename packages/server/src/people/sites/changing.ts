import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { MaybeGivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { PeopleDeps } from '../deps.ts';
import { locksOut } from '../networks/changing.ts';
import { diffOf, type NetworkDiff } from '../networks/diff.ts';
import { mayKnow } from '../rights.ts';
import type { siteBody, siteNameBody } from './schemas.ts';
import type { SiteClosed, SiteFacts } from './sites.ts';

export type SiteDeps = Pick<
  PeopleDeps,
  'people' | 'sites' | 'lists' | 'signedActs' | 'enter' | 'owed' | 'settle' | 'now'
> & {
  readonly newId: (prefix: string) => string;
};

/** What closing a site would do, for whoever is about to. */
export interface SiteAtStake {
  readonly site: SiteFacts;
  /** People with a live session who would be outside. */
  readonly cutOff: NetworkDiff['cutOff'];
  readonly locksYouOut: boolean;
}

/**
 * Adds a site of a vendor. It opens nothing by itself: its networks are listed by two people.
 * @returns its id
 * @throws Failure `not-in-scope` for what is no vendor, and for another one's, `name-taken`, `signature-invalid`
 */
export async function addSite(
  deps: SiteDeps,
  who: SignedIn,
  { party: id, name, country, ...given }: z.infer<typeof siteBody>,
): Promise<string> {
  const { people, sites, enter, newId } = deps;
  const party = maySettle(who, id) ? await people.party(id) : null;
  if (party?.kind !== 'vendor') throw new Failure('not-in-scope');
  const site = { id: newId('sit_'), party: id, name, country };
  await requireFree(deps, site);
  const words = { subjectParty: id, country };
  const actor = await deps.signedActs.by(who, 'site-added', { ...words, name: textHash(name) }, given);
  await enter('site-added', actor, { site: site.id, ...words });
  if (!(await sites.add(site))) throw new Failure('name-taken');
  return site.id;
}

/** @throws Failure `not-in-scope`, `name-taken`, `signature-invalid` */
export async function renameSite(
  deps: SiteDeps,
  who: SignedIn,
  id: string,
  { name, ...given }: z.infer<typeof siteNameBody>,
): Promise<void> {
  const site = await siteOf(deps, who, id);
  await requireFree(deps, { ...site, name });
  const words = { site: id, name: textHash(name) };
  const actor = await deps.signedActs.by(who, 'site-renamed', words, given);
  await deps.enter('site-renamed', actor, { site: id, subjectParty: site.party });
  if (!(await deps.sites.rename(id, name))) throw new Failure('name-taken');
}

/** @throws Failure `not-in-scope` */
export async function lookAtClosing(deps: SiteDeps, who: SignedIn, id: string): Promise<SiteAtStake> {
  const site = await siteOf(deps, who, id);
  const { list, live } = await deps.lists.held(site.party, deps.now());
  const after = list.networks.filter((one) => one.site !== id);
  return {
    site,
    cutOff: diffOf('vendor', list.networks, after, live).cutOff,
    locksYouOut: locksOut({ id: site.party, name: '', kind: 'vendor' }, who, after),
  };
}

/**
 * Closes a site for good: whoever works there works there no more, and nobody comes in from its networks. Done first and
 * entered then: a ledger that cannot be written must not keep it open.
 * @throws Failure `not-in-scope`, `already-done`, `would-lock-you-out` for whoever would be outside themselves,
 *   `signature-invalid`
 */
export async function closeSite(
  deps: SiteDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<SiteClosed> {
  const { site, locksYouOut } = await lookAtClosing(deps, who, id);
  if (locksYouOut) throw new Failure('would-lock-you-out');
  const actor = await deps.signedActs.closing(who, 'site-closed', { site: id }, given);
  const closed = await deps.sites.close(id, who.person.id, deps.now(), (taken) => [
    deps.owed('site-closed', actor, { site: id, subjectParty: site.party, ...taken }),
  ]);
  if (closed === null) throw new Failure('already-done');
  await deps.settle();
  return closed;
}

/** Two open sites of a vendor have two names: rosters and people tell them apart by it. */
async function requireFree(
  { sites, now }: SiteDeps,
  { id, party, name }: { readonly id: string; readonly party: string; readonly name: string },
): Promise<void> {
  const named = (await sites.open({ party }, now())).filter((one) => one.id !== id);
  if (named.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw new Failure('name-taken');
}

/** One answer for a site that is not there, one that was closed and another vendor's. */
async function siteOf({ sites, now }: SiteDeps, who: SignedIn, id: string): Promise<SiteFacts> {
  const [site] = await sites.open({ id }, now());
  if (site === undefined || !maySettle(who, site.party)) throw new Failure('not-in-scope');
  return site;
}

/** Who may change a vendor's sites: its admin, and the company's admin every vendor's. */
export function maySettle({ person }: SignedIn, party: string): boolean {
  return (person.role === 'company-admin' || person.role === 'vendor-admin') && mayKnow(person, party);
}
