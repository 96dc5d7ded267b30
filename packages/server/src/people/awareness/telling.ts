import { GROUP } from '@cordon/core/people/awareness';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { AwarenessDeps } from './deps.ts';
import type { NearMiss } from './nearMisses.store.ts';
import type { lessonBody, nearMissBody, nearMissView } from './schemas.ts';

/** Of one person on one day, so many are heard. */
const A_DAY = 5;
const SHOWN = 200;

/**
 * Keeps what somebody says nearly went wrong. Who said it is written nowhere, neither beside it nor in its entry: what people
 * fear to have held against them, they do not tell. It is no ground for a conduct case; what did harm is told as an incident.
 * @throws Failure `rate-limited`
 */
export async function tellNearMiss(
  { nearMisses, enter, turnHash, now }: AwarenessDeps,
  { person }: SignedIn,
  { kind, text }: z.infer<typeof nearMissBody>,
): Promise<void> {
  const day = now().toISOString().slice(0, 10);
  if (!(await nearMisses.turn(turnHash(`${day} ${person.id}`), day, A_DAY)))
    throw new Failure('rate-limited');
  const id = newId('nms');
  const nobody = { person: null, party: person.partyId, ip: null };
  await enter('near-miss-told', nobody, { nearMiss: id, subjectParty: person.partyId, kind });
  await nearMisses.add({ id, vendor: person.partyId, site: person.siteId, saidOn: day, kind, text });
}

/** Puts down what is learned from one, for everybody of the vendor to read. @throws Failure `not-in-scope`, `signature-invalid` */
export async function putLesson(
  deps: AwarenessDeps,
  who: SignedIn,
  id: string,
  { lesson, ...given }: z.infer<typeof lessonBody>,
): Promise<void> {
  const found = await deps.nearMisses.find(id);
  if (found?.vendor !== who.person.partyId) throw new Failure('not-in-scope');
  const words = { nearMiss: id, lesson: deps.hash(lesson) };
  const actor = await deps.signedActs.by(who, 'near-miss-lesson', words, given);
  await deps.enter('near-miss-lesson', actor, { ...words, subjectParty: found.vendor });
  await deps.nearMisses.learn(id, lesson, who.person.id, deps.now());
}

/**
 * What may be read of near misses: of a site with fewer people than a group the site is left out, and of the day the month is told,
 * so that who was on shift does not tell who spoke. Agents read those something was learned from.
 * @param vendors of these alone, or null for all
 */
export async function readNearMisses(
  { nearMisses, store }: AwarenessDeps,
  vendors: readonly string[] | null,
  learned: boolean,
): Promise<z.infer<typeof nearMissView>[]> {
  const found = await nearMisses.list(vendors, { learned, most: SHOWN });
  const sites = new Map<string, string>();
  for (const vendor of new Set(found.map((one) => one.vendor))) {
    const [names, members] = await Promise.all([store.sites(vendor), store.members(vendor)]);
    for (const [id, name] of names)
      if (members.filter(({ site }) => site === id).length >= GROUP) sites.set(id, name);
  }
  return found.map((one) => viewOf(one, sites));
}

function viewOf(
  { id, vendor, site, saidOn, kind, text, lesson, lessonAt }: NearMiss,
  sites: ReadonlyMap<string, string>,
): z.infer<typeof nearMissView> {
  return {
    ...{ id, vendor, kind, text, lesson, month: saidOn.slice(0, 7) },
    site: site === null ? null : (sites.get(site) ?? null),
    lessonAt: lessonAt?.toISOString() ?? null,
  };
}
