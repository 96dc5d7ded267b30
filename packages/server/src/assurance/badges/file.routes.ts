import { readBadgeFile, type BadgeFile } from '@cordon/core/assurance/badges';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import type { SiteDoor } from './badge.ts';
import type { BadgeDeps, FindSite } from './deps.ts';
import { maySettle } from './rights.ts';
import { badgeFileBody, badgeFileLook, badgeFileView, badgesTaken } from './schemas.ts';
import { keptOf } from './told.ts';

const TOLD = 50;
/** Of one statement to the database. */
const PART = 2000;
const BODY_LIMIT = 5 * 1024 * 1024;

/**
 * What a badge system wrote into a file, for sites whose system delivers nothing itself. A file is a record that rules look at;
 * it makes nobody present: whoever could type one could type somebody to a desk.
 */
export function badgeFileRoutes(app: App, guard: Guard, deps: BadgeDeps, findSite: FindSite): void {
  const tags = ['badges'];
  const params = z.strictObject({ id: identifier });
  const onRequest = guard.requireRole('vendor-admin', 'company-admin');

  app.post(
    '/api/sites/:id/badge-events/look',
    {
      onRequest,
      bodyLimit: BODY_LIMIT,
      schema: {
        tags,
        summary: 'What of a file can be read',
        params,
        body: badgeFileLook,
        response: { 200: badgeFileView },
      },
    },
    async (request) => {
      const site = await findSite(signedIn(request), request.params.id);
      const { csv, columns, utcOffsetMinutes } = request.body;
      return viewOf(readBadgeFile(csv, columns, utcOffsetMinutes), await deps.register.doors(site.id));
    },
  );

  app.post(
    '/api/sites/:id/badge-events',
    {
      onRequest: [onRequest, guard.requireStepUp()],
      bodyLimit: BODY_LIMIT,
      schema: { tags, params, body: badgeFileBody, response: { 200: badgesTaken } },
    },
    async (request) => {
      const who = signedIn(request);
      const { csv, columns, utcOffsetMinutes, ...given } = request.body;
      const site = await findSite(who, request.params.id);
      if (!maySettle(who.person, site.party)) throw new Failure('not-in-scope');
      const words = { site: site.id, file: deps.textHash(csv) };
      const actor = await deps.signedActs.by(who, 'badge-file-taken', words, given);
      const { missing, events } = readBadgeFile(csv, columns, utcOffsetMinutes);
      if (missing.length > 0 || events.length === 0)
        throw new Failure('bad-request', 'No event can be read of it.');
      await deps.enter('badge-file-taken', actor, {
        ...words,
        events: events.length,
        subjectParty: site.party,
      });
      const kept = events.map((event) => keptOf(site.id, event, deps.hashNumber));
      const sum = { taken: 0, repeated: 0, unknownDoors: 0 };
      for (let from = 0; from < kept.length; from += PART) {
        const part = await deps.events.take(site.id, kept.slice(from, from + PART), null, deps.now());
        sum.taken += part.taken;
        sum.repeated += part.repeated;
        sum.unknownDoors += part.unknownDoors;
      }
      return sum;
    },
  );
}

function viewOf(
  { headings, missing, events, unread }: BadgeFile,
  doors: readonly SiteDoor[],
): z.infer<typeof badgeFileView> {
  const known = new Set(doors.map(({ code }) => code));
  const times = events.map(({ at }) => at).toSorted((a, b) => a - b);
  const instant = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  return {
    ...{ headings: [...headings], missing: [...missing], events: events.length },
    ...{ from: instant(times[0]), until: instant(times.at(-1)), unread: unread.length },
    unknownDoors: [...new Set(events.map(({ door }) => door))]
      .filter((door) => !known.has(door))
      .slice(0, TOLD),
    problems: unread.slice(0, TOLD).map((one) => ({ ...one })),
  };
}
