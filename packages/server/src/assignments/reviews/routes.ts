import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { overseers, partyFor } from '../routes.ts';
import { nextDue, type Review, type ReviewItem } from './review.ts';
import { answerReview, openReview, reviewFor, type ReviewDeps } from './reviewing.ts';
import { answerReviewBody, openReviewBody, reviewList, reviewRow, reviewView } from './schemas.ts';

/** Access reviews: answered by the vendor's leads, seen by the company, opened ahead of time by either side. */
export function reviewRoutes(app: App, guard: Guard, deps: ReviewDeps): void {
  const tags = ['assignments'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...overseers, 'vendor-admin', 'team-lead');

  app.get(
    '/api/access-reviews',
    { onRequest: read, schema: { tags, response: { 200: reviewList } } },
    async (request) => {
      const party = partyFor(signedIn(request), undefined);
      const [reviews, inForce] = await Promise.all([
        deps.reviews.list(party === undefined ? {} : { party }),
        deps.inForce(),
      ]);
      const under = inForce.filter((one) => party === undefined || one.party === party);
      const next = await Promise.all(
        under.map(async ({ id, title, party: vendor, reviewDays }) => {
          const running = reviews.find(({ agreement, closedAt }) => agreement.id === id && closedAt === null);
          const due = running?.dueAt ?? nextDue(await deps.reviews.base(id), reviewDays);
          return { agreement: { id, title }, party: vendor, dueAt: due?.toISOString() ?? null };
        }),
      );
      return { reviews: reviews.map(rowOf), next };
    },
  );

  app.get(
    '/api/access-reviews/:id',
    { onRequest: read, schema: { tags, params, response: { 200: reviewView } } },
    async (request) => viewOf(deps, await reviewFor(deps, signedIn(request), request.params.id)),
  );

  app.post(
    '/api/access-reviews',
    {
      onRequest: guard.requireRole('company-admin', 'vendor-manager', 'vendor-admin'),
      schema: { tags, body: openReviewBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => ({ id: await openReview(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/access-reviews/:id/answer',
    {
      onRequest: guard.requireRole('vendor-admin', 'team-lead'),
      schema: { tags, params, body: answerReviewBody, response: { 200: reviewView } },
    },
    async (request) => {
      const who = signedIn(request);
      await answerReview(deps, who, request.params.id, request.body);
      return viewOf(deps, await reviewFor(deps, who, request.params.id));
    },
  );
}

async function viewOf(deps: ReviewDeps, review: Review): Promise<z.infer<typeof reviewView>> {
  return { ...rowOf(review), items: (await deps.reviews.items(review.id)).map(itemOf) };
}

function rowOf(review: Review): z.infer<typeof reviewRow> {
  const { id, agreement, party, openedAt, dueAt, closedAt, kept, removed, open } = review;
  return {
    ...{ id, agreement, party, kept, removed, open },
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function itemOf({ shift, since, lastUse, answeredAt, ...item }: ReviewItem) {
  return {
    ...item,
    shift: shift === null ? null : { ...shift, days: shift.days === undefined ? undefined : [...shift.days] },
    since: since.toISOString(),
    lastUse: lastUse?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}
