import { scenarios } from '@cordon/core/drills';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import {
  endTabletopBody,
  nextInjectBody,
  startTabletopBody,
  tabletopDecisionBody,
  tabletopsView,
  type tabletopView,
} from './schemas.ts';
import type { Tabletop } from './tabletop.store.ts';
import {
  bringNext,
  decideAtTable,
  endTabletop,
  scenarioOf,
  standingOf,
  startTabletop,
  type TabletopDeps,
} from './tabletop.ts';

/** Exercises at a table: anybody of the company who looks after breaches sits at it; auditors read. */
export function tabletopRoutes(app: App, guard: Guard, deps: TabletopDeps): void {
  const tags = ['drills'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'auditor');
  const onRequest = guard.requireRole('company-admin', 'privacy-officer', 'security-officer');

  app.get(
    '/api/tabletops',
    { onRequest: read, schema: { tags, response: { 200: tabletopsView } } },
    async () => ({
      scenarios: scenarios.map(({ id, title, opening }) => ({ id, title, opening })),
      tabletops: await Promise.all((await deps.tabletops.list()).map((one) => viewOf(deps, one))),
    }),
  );

  app.post(
    '/api/tabletops',
    { onRequest, schema: { tags, body: startTabletopBody, response: { 200: z.object({ id: z.string() }) } } },
    async (request) => ({ id: await startTabletop(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/tabletops/:id/next',
    { onRequest, schema: { tags, params, body: nextInjectBody, response: { 200: done } } },
    async (request) => {
      await bringNext(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/tabletops/:id/decide',
    { onRequest, schema: { tags, params, body: tabletopDecisionBody, response: { 200: done } } },
    async (request) => {
      await decideAtTable(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/tabletops/:id/end',
    { onRequest, schema: { tags, params, body: endTabletopBody, response: { 200: done } } },
    async (request) => {
      await endTabletop(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

async function viewOf(deps: TabletopDeps, tabletop: Tabletop): Promise<z.infer<typeof tabletopView>> {
  const { title, opening } = scenarioOf(tabletop.scenario);
  const { known, next, unanswered } = await standingOf(deps, tabletop);
  return {
    ...{ ...tabletop, title, opening, unanswered },
    startedAt: tabletop.startedAt.toISOString(),
    endedAt: tabletop.endedAt?.toISOString() ?? null,
    known: known.map(({ inject: { id, text }, knownAt, answers }) => ({
      ...{ id, text, knownAt: new Date(knownAt).toISOString(), answers: answers.map((one) => ({ ...one })) },
    })),
    next: next && { id: next.id, at: new Date(next.at).toISOString() },
  };
}
