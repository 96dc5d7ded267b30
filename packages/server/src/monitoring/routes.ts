import type { Clause } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { Book } from '../ledger/index.ts';
import type { Removal } from '../ledger/erasing/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { decisionOfEntry, termsVersionOf } from './detail.ts';
import { overviewOf, windowOf, type OverviewDeps } from './overview.ts';
import { accessDetail, accessList, overview, screenCounts, windowView } from './schemas.ts';
import { asFilter, searchFilter } from './filter.ts';
import { scopeOf } from './scope.ts';
import type { AccessSearch } from './search.ts';
import type { AccessRow, AccessStore } from './store.ts';
import { accessStream, type AccessStreamDeps } from './stream.routes.ts';

export interface MonitoringDeps extends OverviewDeps, Omit<AccessStreamDeps, 'scopeOf'> {
  readonly accesses: AccessStore;
  readonly search: AccessSearch;
  readonly book: Book;
  /** Clauses of a version of the terms; of the newest when no terms decided. */
  readonly clausesOf: (agreement: string, version: number | null) => Promise<readonly Clause[]>;
  /** What two people removed of an entry. */
  readonly removalOf: (entry: number) => Promise<Removal | null>;
}

const officers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const vendorSide = ['vendor-admin', 'team-lead', 'qa-analyst'] as const;

const filter = searchFilter.extend({
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const LAST_HOUR = 200;

/** How far back a person's page counts what became of their screen. */
const SCREEN_DAYS = 30;

/** Lists of accesses, the live feed, and the drawer behind every row. */
export function monitoringRoutes(app: App, guard: Guard, deps: MonitoringDeps): void {
  const onRequest = guard.requireRole(...officers, ...vendorSide, 'auditor');
  const tags = ['accesses'];

  app.get(
    '/api/accesses',
    { onRequest, schema: { tags, querystring: filter, response: { 200: accessList } } },
    async (request) => {
      const { before, limit, ...asked } = request.query;
      const scope = await scopeOf(deps.accesses, signedIn(request));
      const { items, next, indexed } = await deps.search.page(asFilter(asked, signedIn(request)), scope, {
        before,
        limit,
      });
      return { items: [...items], next, indexed };
    },
  );

  app.get('/api/accesses/stream', { onRequest, schema: { hide: true } }, (request, reply) =>
    accessStream(
      { ...deps, scopeOf: () => scopeOf(deps.accesses, signedIn(request)) },
      signedIn(request),
      request,
      reply,
    ),
  );

  app.get(
    '/api/accesses/:entry',
    {
      onRequest,
      schema: {
        tags,
        params: z.strictObject({ entry: z.coerce.number().int().min(0) }),
        response: { 200: accessDetail },
      },
    },
    async (request) => {
      const scope = await scopeOf(deps.accesses, signedIn(request));
      const row = await deps.accesses.find(request.params.entry, scope);
      const entry = row === null ? null : await deps.book.entry(row.entry);
      if (row === null || entry === null) throw new Failure('not-in-scope');
      const until = new Date(row.at);
      const from = new Date(until.getTime() - 3_600_000);
      const hour = await deps.accesses.list(
        { agent: row.agent.id, from, before: row.entry },
        scope,
        LAST_HOUR,
      );
      const removed = await deps.removalOf(row.entry);
      return {
        row,
        decision: entry.body === null ? null : await decisionOf(deps, row, entry.body),
        body: entry.body,
        removed: removed && { ...removed, at: removed.at.toISOString(), by: [...removed.by] },
        screen: (await deps.accesses.screenOf(row.entry, scope)).map(({ at, ...told }) => ({
          ...told,
          at: at.toISOString(),
        })),
        proof: await deps.book.prove(entry),
        lastHour: hour.toReversed(),
      };
    },
  );

  app.get(
    '/api/people/:id/screen',
    {
      onRequest,
      schema: { tags, params: z.strictObject({ id: identifier }), response: { 200: screenCounts } },
    },
    async (request) => {
      const from = new Date(deps.now().getTime() - SCREEN_DAYS * 86_400_000);
      const scope = await scopeOf(deps.accesses, signedIn(request));
      return {
        days: SCREEN_DAYS,
        counts: [...(await deps.accesses.screenCounts(request.params.id, from, scope))],
      };
    },
  );

  app.get(
    '/api/overview',
    {
      onRequest: guard.requireRole(...officers),
      schema: { tags: ['overview'], response: { 200: overview } },
    },
    () => overviewOf(deps, deps.accesses),
  );

  app.get(
    '/api/window',
    { onRequest: guard.requireRole('auditor'), schema: { tags: ['audit'], response: { 200: windowView } } },
    (request) => windowOf(deps.accesses, signedIn(request).person.id),
  );
}

async function decisionOf({ clausesOf }: MonitoringDeps, { agreement, entry }: AccessRow, body: string) {
  const clauses = agreement === null ? [] : await clausesOf(agreement, termsVersionOf(body));
  return decisionOfEntry(body, entry, clauses);
}
