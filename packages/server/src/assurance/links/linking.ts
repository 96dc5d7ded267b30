import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { FindingStore } from '../finding.ts';
import type { mayByLink } from '../findingLife/byLink.ts';
import type { Evidence } from '../findingLife/life.ts';
import type { QuestionnaireDeps } from '../questionnaires/deps.ts';
import type { Link, LinkSubject } from './link.ts';
import type { answerFindingBody, linkBody, revokeBody } from './schemas.ts';
import type { LinkStore } from './store.ts';

export interface LinkDeps extends QuestionnaireDeps {
  readonly links: LinkStore;
  readonly finding: FindingStore['find'];
  /** What came by links for a finding, oldest first. */
  readonly answersTo: (finding: string) => Promise<readonly Pick<Evidence, 'id' | 'text' | 'at' | 'entry'>[]>;
  readonly answerByLink: (
    finding: string,
    who: { readonly link: Link; readonly ip: string | null },
    said: z.infer<typeof answerFindingBody>,
  ) => Promise<void>;
  readonly mayByLink: typeof mayByLink;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly company: () => Promise<{ readonly name: string } | null>;
  readonly vendor: (id: string) => Promise<{ readonly id: string; readonly name: string } | null>;
  /** Of 32 random bytes, base64url. */
  readonly drawToken: () => string;
  /** Whether another request from an address, or another use of a link, is still within bounds. */
  readonly limits: {
    linkFrom(address: string | null): Promise<boolean>;
    link(id: string): Promise<boolean>;
  };
}

const DAY_MS = 86_400_000;

/**
 * Whose thing it is that a link is made for.
 * @throws Failure `not-in-scope` for what is not there, or about no vendor; `already-done` for a finding that is closed
 */
async function partyOf({ store, finding }: LinkDeps, { kind, id }: LinkSubject): Promise<string> {
  const found = kind === 'finding' ? await finding(id) : null;
  const party = kind === 'questionnaire' ? (await store.find(id))?.vendor.id : found?.vendor;
  if (party === undefined || party === null) throw new Failure('not-in-scope');
  if (found !== null && found.closed !== null) throw new Failure('already-done');
  return party;
}

/**
 * Makes a link for one thing and mails it. Entered before it is good for anything; the address is a commitment there.
 * @returns the link, and its address where it has to be handed over
 * @throws Failure `not-in-scope`, `already-done`, `signature-invalid`
 */
export async function makeLink(
  deps: LinkDeps,
  who: SignedIn,
  { subject, address, days, salt, ...given }: z.infer<typeof linkBody>,
): Promise<{ readonly link: Link; readonly url: string | null }> {
  const party = await partyOf(deps, subject);
  const words = { to: subject.kind, subjectId: subject.id, days };
  const typed = [{ name: 'address', value: address, salt }];
  const actor = await deps.signedActs.by(who, 'assurance-link-made', words, given, typed);
  const [id, token, madeAt] = [newId('lnk'), deps.drawToken(), deps.now()];
  await deps.enter('assurance-link-made', actor, { ...words, link: id, subjectParty: party });
  const link: Link = {
    ...{ id, subject, party, address, mailed: false, madeAt, revokedAt: null, usedAt: null },
    ...{ madeBy: { id: who.person.id, name: who.person.name } },
    expiresAt: new Date(madeAt.getTime() + days * DAY_MS),
  };
  await deps.links.add(link, token, who.person.id);
  const url = new URL(`/assessment#${token}`, deps.baseUrl).href;
  const mailed = await mailLink(deps, link, url);
  if (mailed) await deps.links.setMailed(id);
  return { link: { ...link, mailed }, url: mailed ? null : url };
}

async function mailLink({ mailer, company }: LinkDeps, link: Link, url: string): Promise<boolean> {
  const name = (await company())?.name ?? 'A client';
  const [subject, asks] =
    link.subject.kind === 'questionnaire'
      ? [`${name} asks about your data protection`, 'sends you its assessment of vendors']
      : [`${name} asks about a finding`, 'asks you to answer something that was found'];
  const text = [
    `${name} ${asks}. You need no account: this link opens it until ${link.expiresAt.toISOString().slice(0, 10)}.`,
    url,
    'Whoever has the link can answer in your company’s name, so pass it on only to who should. If you did not expect it, leave it alone.',
  ].join('\n\n');
  try {
    return (await mailer.send({ to: link.address, subject, text })).sent;
  } catch (error) {
    if (error instanceof Failure && error.code === 'mail-failed') return false;
    throw error;
  }
}

/** Takes a link away, from now on. @throws Failure `not-in-scope`, `already-done`, `signature-invalid` */
export async function revokeLink(
  deps: LinkDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof revokeBody>,
): Promise<void> {
  const link = await deps.links.find(id);
  if (link === null) throw new Failure('not-in-scope');
  const words = { link: id };
  const actor = await deps.signedActs.by(who, 'assurance-link-revoked', words, given);
  // Closed first: an entry that cannot be written keeps nobody in.
  const fresh = await deps.links.revoke(id, who.person.id, deps.now());
  if (!fresh) throw new Failure('already-done');
  await deps.enter('assurance-link-revoked', actor, words);
}

/**
 * Who comes by a link, for what it was made. Each use is an entry before anything is told.
 * @param did `looked`, `saved`, ...
 * @throws Failure `link-used` for every link that is not good, and for another kind of thing; `rate-limited`
 */
export async function comeBy(
  { links, limits, enter, now }: LinkDeps,
  {
    token,
    ip,
    did,
    kind,
  }: {
    readonly token: string | null;
    readonly ip: string | null;
    readonly did: string;
    /** What the link has to be for; null for whatever it is for. */
    readonly kind: LinkSubject['kind'] | null;
  },
): Promise<{ readonly link: Link; readonly actor: { person: null; party: string; ip: string | null } }> {
  if (!(await limits.linkFrom(ip))) throw new Failure('rate-limited');
  const link = token === null ? null : await links.good(token, now());
  if (link === null || (kind !== null && link.subject.kind !== kind)) throw new Failure('link-used');
  if (!(await limits.link(link.id))) throw new Failure('rate-limited');
  const actor = { person: null, party: link.party, ip };
  await enter('assurance-link-used', actor, { link: link.id, did });
  await links.used(link.id, now());
  return { link, actor };
}
