import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { decideOne } from '../dictionaries/index.ts';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { QualityDeps } from './deps.ts';
import { ownVendor } from './reviewing.ts';
import { REVIEWERS } from './routes.ts';
import { decideMissBody, missView, missWords } from './schemas.ts';

/** What reviewers marked: seen by them all without the words, decided about by the privacy officer, who sees them. */
export function missRoutes(app: App, guard: Guard, deps: QualityDeps): void {
  const tags = ['quality'];
  const params = z.strictObject({ id: identifier });
  const officer = guard.requireRole('privacy-officer', 'company-admin');

  app.get(
    '/api/quality/misses',
    { onRequest: guard.requireRole(...REVIEWERS), schema: { tags, response: { 200: z.array(missView) } } },
    async (request) =>
      (await deps.misses.list(ownVendor(signedIn(request)))).map(
        ({ conversation: _, dictionary: __, ...one }) => ({
          ...one,
          at: one.at.toISOString(),
          decidedAt: one.decidedAt?.toISOString() ?? null,
          runAt: one.runAt?.toISOString() ?? null,
        }),
      ),
  );

  app.get(
    '/api/quality/misses/:id/words',
    {
      onRequest: [officer, guard.requireStepUp()],
      schema: { tags, params, response: { 200: missWords } },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { id } = request.params;
      const found = await deps.misses.words(id);
      if (found === null) throw new Failure('not-in-scope');
      const actor = { person: person.id, party: person.partyId, ip };
      // They may be a customer's: who saw them stands in the ledger before they are shown.
      const entry = await deps.enter('miss-words-seen', actor, null, { miss: id });
      return { entry, ...found };
    },
  );

  app.post(
    '/api/quality/misses/:id/decide',
    {
      onRequest: [officer, guard.requireStepUp()],
      schema: { tags, params, body: decideMissBody, response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const { id: miss } = request.params;
      const { approve, ...given } = request.body;
      const found = await deps.misses.find(miss);
      if (found === null) throw new Failure('not-in-scope');
      const act = approve ? 'miss-approved' : 'miss-refused';
      const words = { miss, kind: found.kind, type: found.type };
      await decideOne(
        deps.dictionaries,
        who,
        found.dictionary,
        approve,
        () => deps.signedActs.by(who, act, words, given),
        (actor) => deps.enter(act, actor, null, words),
      );
      return { done: true as const };
    },
  );
}
