import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { closingActFields, signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { BadgeSystem } from './badge.ts';
import type { BadgeDeps, FindSite, FoundSite } from './deps.ts';
import { maySettle } from './rights.ts';
import { badgesGiven, endBadgeBody, giveBadgesBody, layoutBody, systemBody, systemMade } from './schemas.ts';
import { signedActFields } from '../../identity/signed-acts.ts';

/** How long the secret before a rotation stays good: a day to give the new one to the badge system. */
const OVERLAP_MS = 86_400_000;

/**
 * What there is at a site: its zones and readers, who holds which badge, which system tells of them. Whoever says so says
 * who may work, so each of it takes a fresh second factor, a signature and an entry before it is done.
 */
export function badgeRegisterRoutes(app: App, guard: Guard, deps: BadgeDeps, findSite: FindSite): void {
  const { register, signedActs, enter, textHash, now } = deps;
  const tags = ['badges'];
  const params = z.strictObject({ id: identifier });
  const role = guard.requireRole('vendor-admin', 'company-admin');
  const change = [role, guard.requireStepUp()];

  const settled = async (who: SignedIn, id: string | null): Promise<FoundSite> => {
    const site = id === null ? null : await findSite(who, id);
    if (site === null || !maySettle(who.person, site.party)) throw new Failure('not-in-scope');
    return site;
  };
  const systemOf = async (who: SignedIn, id: string): Promise<BadgeSystem> => {
    const system = await register.system(id);
    await settled(who, system?.site ?? null);
    if (system === null) throw new Failure('not-in-scope');
    if (system.revokedAt !== null) throw new Failure('already-done');
    return system;
  };

  app.post(
    '/api/sites/:id/badge-layout',
    { onRequest: change, schema: { tags, params, body: layoutBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      const { zones, doors, ...given } = request.body;
      const site = await settled(who, request.params.id);
      requireWhole(zones, doors);
      const words = { site: site.id, layout: textHash(canonicalText({ zones, doors })) };
      const actor = await signedActs.by(who, 'badge-layout-drawn', words, given);
      const counts = { zones: zones.length, doors: doors.length };
      await enter('badge-layout-drawn', actor, { ...words, ...counts, subjectParty: site.party });
      await register.draw(site.id, { zones, doors }, now());
      return { done: true as const };
    },
  );

  app.post(
    '/api/sites/:id/badges',
    { onRequest: change, schema: { tags, params, body: giveBadgesBody, response: { 200: badgesGiven } } },
    async (request) => {
      const who = signedIn(request);
      const { badges, ...given } = request.body;
      const site = await settled(who, request.params.id);
      const people = badges.map(({ person }) => person);
      // The numbers are signed by nothing that stays: whoever reads the ledger could try them all.
      const words = { site: site.id, badges: badges.length, people: textHash(canonicalText(people)) };
      const actor = await signedActs.by(who, 'badges-given', words, given);
      await enter('badges-given', actor, { ...words, subjectParty: site.party });
      const hashed = badges.map(({ number, person }) => ({
        ...{ id: newId('bdg'), person, hash: deps.hashNumber(site.id, number) },
      }));
      return { given: await register.give(site.id, hashed, now()) };
    },
  );

  app.post(
    '/api/badges/:id/end',
    { onRequest: role, schema: { tags, params, body: endBadgeBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      const { lost, ...given } = request.body;
      const { id: badge } = request.params;
      const site = await settled(who, await register.badgeSite(badge));
      const actor = await signedActs.by(who, 'badge-ended', { badge, lost }, given);
      // What closes a way in is done before it is entered.
      if (!(await register.endBadge(badge, lost, now()))) throw new Failure('already-done');
      await enter('badge-ended', actor, { badge, lost, site: site.id, subjectParty: site.party });
      return { done: true as const };
    },
  );

  app.post(
    '/api/sites/:id/badge-systems',
    { onRequest: change, schema: { tags, params, body: systemBody, response: { 200: systemMade } } },
    async (request) => {
      const who = signedIn(request);
      const { name, ...given } = request.body;
      const site = await settled(who, request.params.id);
      const words = { site: site.id, name: textHash(name) };
      const actor = await signedActs.by(who, 'badge-system-made', words, given);
      const [id, secret] = [newId('bsy'), newSecret()];
      await enter('badge-system-made', actor, { site: site.id, system: id, subjectParty: site.party });
      await register.addSystem({ id, site: site.id, name }, secret, who.person.id, now());
      return { id, secret };
    },
  );

  app.post(
    '/api/badge-systems/:id/rotate',
    {
      onRequest: change,
      schema: { tags, params, body: z.strictObject(signedActFields), response: { 200: systemMade } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, site } = await systemOf(who, request.params.id);
      const actor = await signedActs.by(who, 'badge-system-rotated', { system: id }, request.body);
      await enter('badge-system-rotated', actor, { system: id, site });
      const secret = newSecret();
      const rotated = await register.rotate(id, secret, new Date(now().getTime() + OVERLAP_MS));
      if (!rotated) throw new Failure('already-done');
      return { id, secret };
    },
  );

  app.post(
    '/api/badge-systems/:id/revoke',
    {
      onRequest: role,
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, site } = await systemOf(who, request.params.id);
      const actor = await signedActs.closing(who, 'badge-system-revoked', { system: id }, request.body);
      if (!(await register.revoke(id, now()))) throw new Failure('already-done');
      await enter('badge-system-revoked', actor, { system: id, site });
      return { done: true as const };
    },
  );
}

/** @throws Failure `bad-request` where a door leads to a zone that is not drawn, or a name stands twice */
function requireWhole(
  zones: readonly { readonly name: string }[],
  doors: readonly { readonly code: string; readonly zone: string; readonly from: string | null }[],
): void {
  const names = new Set(zones.map(({ name }) => name.toLowerCase()));
  const codes = new Set(doors.map(({ code }) => code));
  const whole =
    names.size === zones.length &&
    codes.size === doors.length &&
    doors.every(
      ({ zone, from }) =>
        names.has(zone.toLowerCase()) &&
        (from === null || (names.has(from.toLowerCase()) && from.toLowerCase() !== zone.toLowerCase())),
    );
  if (!whole)
    throw new Failure('bad-request', 'A door leads to a zone that is not drawn, or a name stands twice.');
}

const newSecret = (): string => randomBytes(32).toString('base64url');
