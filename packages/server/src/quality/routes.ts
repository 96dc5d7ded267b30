import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { closingActFields, signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { ListedConversation } from './conversations.store.ts';
import type { QualityDeps } from './deps.ts';
import { progressOf } from './intake.routes.ts';
import { keepReview, listedFor, listenTo, lookAt, markMiss, ownVendor } from './reviewing.ts';
import {
  conversationRow,
  conversationView,
  intakeView,
  listQuery,
  missBody,
  missMade,
  reviewBody,
  reviewMade,
} from './schemas.ts';

/** Who reviews: which of the vendor's the terms let, the gate says. */
export const REVIEWERS = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead', 'qa-analyst'] as const),
] as const;

const MOST = 200;

/** Conversations without personal data: listed, read, judged, and what was missed in them marked. */
export function qualityRoutes(app: App, guard: Guard, deps: QualityDeps): void {
  const tags = ['quality'];
  const onRequest = guard.requireRole(...REVIEWERS);
  const params = z.strictObject({ id: identifier });

  app.get(
    '/api/quality/conversations',
    { onRequest, schema: { tags, querystring: listQuery, response: { 200: z.array(conversationRow) } } },
    async (request) => {
      const { from, until, vendor, ...rest } = request.query;
      const own = ownVendor(signedIn(request));
      const filter = {
        ...rest,
        vendor: own ?? vendor,
        from: from === undefined ? undefined : new Date(from),
        until: until === undefined ? undefined : new Date(until),
      };
      const rows = await deps.conversations.list(filter, MOST);
      return (await listedFor(deps, signedIn(request), rows)).map(rowOf);
    },
  );

  app.get(
    '/api/quality/conversations/:id',
    { onRequest, schema: { tags, params, response: { 200: conversationView } } },
    async (request) => {
      const { row, turns, reviews, entry, citations } = await lookAt(
        deps,
        signedIn(request),
        request.params.id,
      );
      const reviewed = reviews.map((one) => ({ ...one, at: new Date(one.at).toISOString() }));
      const at = deps.now().toISOString().slice(0, 16).replace('T', ' ');
      const mark = `${signedIn(request).person.name} · ${at} UTC · entry ${String(entry)}`;
      const silent = [...(row.sound?.covered ?? [])];
      return { ...rowOf(row), entry, citations: [...citations], silent, mark, text: [...turns], reviewed };
    },
  );

  app.get(
    '/api/quality/conversations/:id/sound',
    {
      onRequest,
      schema: {
        ...{ tags, params },
        response: {
          200: {
            description: 'The recording, silent where something was taken out of its transcript',
            content: { 'audio/wav': { schema: z.unknown() }, 'audio/ogg': { schema: z.unknown() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { mediaType, bytes } = await listenTo(deps, signedIn(request), request.params.id);
      return reply.header('content-type', mediaType).header('cache-control', 'no-store').send(bytes);
    },
  );

  app.post(
    '/api/quality/conversations/:id/review',
    { onRequest, schema: { tags, params, body: reviewBody, response: { 200: reviewMade } } },
    (request) => keepReview(deps, signedIn(request), request.params.id, request.body),
  );

  app.post(
    '/api/quality/conversations/:id/misses',
    { onRequest, schema: { tags, params, body: missBody, response: { 200: missMade } } },
    (request) => markMiss(deps, signedIn(request), request.params.id, request.body),
  );

  app.get(
    '/api/quality/intakes',
    { onRequest, schema: { tags, response: { 200: z.array(intakeView) } } },
    async (request) =>
      (await deps.intakes.open(ownVendor(signedIn(request)))).map((intake) => {
        const { number, vendor, queue, kind, receivedAt, tries } = intake;
        const more = { number, vendor, queue, kind, receivedAt: receivedAt.toISOString(), tries };
        return { ...progressOf(intake), ...more };
      }),
  );

  const officer = guard.requireRole('company-admin', 'privacy-officer');
  const act = z.strictObject(closingActFields).meta({ id: 'QualityIntakeActBody' });

  app.post(
    '/api/quality/intakes/:id/again',
    { onRequest: officer, schema: { tags, params, body: act, response: { 200: done } } },
    async (request) => {
      const { id } = request.params;
      const words = { conversation: id };
      const actor = await deps.signedActs.closing(
        signedIn(request),
        'conversation-tried-again',
        words,
        request.body,
      );
      await deps.enter('conversation-tried-again', actor, null, words);
      if (!(await deps.intakes.again(id))) throw new Failure('not-in-scope');
      return { done: true as const };
    },
  );

  app.post(
    '/api/quality/intakes/:id/destroy',
    { onRequest: officer, schema: { tags, params, body: act, response: { 200: done } } },
    async (request) => {
      const { id } = request.params;
      const words = { conversation: id };
      const actor = await deps.signedActs.closing(
        signedIn(request),
        'conversation-destroyed',
        words,
        request.body,
      );
      const code = (await deps.intakes.find(id))?.code ?? 'not-in-scope';
      if (!(await deps.intakes.remove(id, code, deps.now()))) throw new Failure('not-in-scope');
      await deps.enter('conversation-destroyed', actor, null, words);
      return { done: true as const };
    },
  );
}

function rowOf(row: ListedConversation): z.infer<typeof conversationRow> {
  const { ticket: _, source: __, customer: ___, version: ____, began, keepUntil, sound, ...rest } = row;
  return {
    ...rest,
    sound: sound !== null,
    removed: { ...row.removed },
    began: began.toISOString(),
    keepUntil: keepUntil.toISOString(),
  };
}
