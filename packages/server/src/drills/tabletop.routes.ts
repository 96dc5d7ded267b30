import { scenarios, tabletopRoles } from '@cordon/core/drills';
import { z } from 'zod';
import { signedActFields } from '../identity/signed-acts.ts';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { prose } from '../platform/freeText.ts';
import { done, identifier, instant, personRef } from '../platform/schemas.ts';
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

const role = z.enum(tabletopRoles);

const tabletopView = z
  .object({
    id: z.string(),
    scenario: z.string(),
    title: z.string(),
    opening: z.string(),
    startedBy: personRef,
    startedAt: instant,
    endedAt: instant.nullable(),
    lesson: z.string().nullable(),
    entry: z.int().nullable().meta({ description: 'Holds the hash of the debrief' }),
    known: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        knownAt: instant,
        answers: z.array(
          z.object({
            role,
            question: z.string(),
            decision: z.string().nullable(),
            afterMinutes: z.int().nullable(),
          }),
        ),
      }),
    ),
    next: z.object({ id: z.string(), at: instant }).nullable(),
    unanswered: z.int(),
  })
  .meta({ id: 'Tabletop' });

const tabletopsView = z
  .object({
    scenarios: z.array(z.object({ id: z.string(), title: z.string(), opening: z.string() })),
    tabletops: z.array(tabletopView),
  })
  .meta({ id: 'Tabletops' });

/** Exercises at a table: anybody of the company who looks after breaches sits at it; auditors read. */
export function tabletopRoutes(app: App, guard: Guard, deps: TabletopDeps): void {
  const tags = ['drills'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'auditor');
  const onRequest = guard.requireRole('company-admin', 'privacy-officer', 'security-officer');
  const bodies = {
    start: z.strictObject({ scenario: identifier, ...signedActFields }).meta({ id: 'StartTabletopBody' }),
    next: z.strictObject({ inject: identifier, ...signedActFields }).meta({ id: 'NextInjectBody' }),
    decide: z
      .strictObject({ inject: identifier, role, decision: prose(3, 600), ...signedActFields })
      .meta({ id: 'TabletopDecisionBody' }),
    end: z.strictObject({ lesson: prose(3, 2000), ...signedActFields }).meta({ id: 'EndTabletopBody' }),
  };

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
    { onRequest, schema: { tags, body: bodies.start, response: { 200: z.object({ id: z.string() }) } } },
    async (request) => ({ id: await startTabletop(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/tabletops/:id/next',
    { onRequest, schema: { tags, params, body: bodies.next, response: { 200: done } } },
    async (request) => {
      await bringNext(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/tabletops/:id/decide',
    { onRequest, schema: { tags, params, body: bodies.decide, response: { 200: done } } },
    async (request) => {
      await decideAtTable(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/tabletops/:id/end',
    { onRequest, schema: { tags, params, body: bodies.end, response: { 200: done } } },
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
