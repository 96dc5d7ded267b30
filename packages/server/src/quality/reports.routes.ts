import { Failure } from '@cordon/core/kernel';
import { QUALITY } from '@cordon/core/policy';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { qualityAsking } from './anonymising.ts';
import { underWhich, type QualityDeps } from './deps.ts';
import { csvOf, reportFrom, reportOn, type Report } from './reporting.ts';
import { ownVendor, reviewer } from './reviewing.ts';
import { REVIEWERS } from './routes.ts';
import { report } from './schemas.ts';

export interface ReportRoutesDeps extends QualityDeps {
  readonly agreementOf: (
    id: string,
  ) => Promise<{ readonly source: string; readonly processor: { readonly id: string } } | null>;
}

/** Far more than a report can be of; a store with more is told of by its newest. */
export const MOST_OF_REPORT = 50_000;

/** Reports of an agreement's conversations: nothing of fewer customers than it says. */
export function reportRoutes(app: App, guard: Guard, deps: ReportRoutesDeps): void {
  const tags = ['quality'];
  const onRequest = guard.requireRole(...REVIEWERS);
  const params = z.strictObject({ id: identifier });

  app.get(
    '/api/agreements/:id/quality/report',
    { onRequest, schema: { tags, params, response: { 200: report } } },
    async (request) => {
      const { id: agreement } = request.params;
      const made = await madeFor(deps, signedIn(request), agreement);
      return report.parse({ ...made, agreement });
    },
  );

  app.get(
    '/api/agreements/:id/quality/report.csv',
    {
      onRequest,
      schema: {
        ...{ tags, params },
        response: { 200: { description: 'The file', content: { 'text/csv': { schema: z.unknown() } } } },
      },
    },
    async (request, reply) => {
      const made = await madeFor(deps, signedIn(request), request.params.id);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="quality.csv"')
        .send(Buffer.from(csvOf(made), 'utf8'));
    },
  );
}

/** An access to the store like any other, decided and entered. */
async function madeFor(
  deps: ReportRoutesDeps,
  who: SignedIn,
  id: string,
): Promise<Report & { readonly entry: number }> {
  const agreement = await deps.agreementOf(id);
  const own = ownVendor(who);
  if (agreement === null || (own !== null && agreement.processor.id !== own))
    throw new Failure('not-in-scope');
  const { source, processor } = agreement;
  const { work, policy, resources } = await underWhich(
    deps,
    { party: processor.id, source, ticket: null },
    QUALITY,
  );
  const now = deps.now();
  const outcome = await deps.gate.quality(
    reviewer(who, now),
    { ...work, agreement: id },
    qualityAsking(resources, 'report'),
    async () => {
      const leastGroup = policy?.quality?.leastGroup;
      if (leastGroup === undefined) return null;
      const all = await deps.conversations.list(
        { vendor: processor.id, from: reportFrom(now) },
        MOST_OF_REPORT,
      );
      return reportOn(
        all.filter((one) => one.agreement === id),
        leastGroup,
        now,
      );
    },
  );
  if (!outcome.ok) throw new Failure(outcome.code);
  return { ...outcome.value, entry: outcome.entry };
}
