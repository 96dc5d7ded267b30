import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { recordFact } from './recording.ts';
import { recordScope, type ScopeDeps } from './scoping.ts';
import { clocksView, factParams, factsView, ledgerBody, recordBody, withdrawBody } from './schemas.ts';
import { clocksViewOf, factViewOf, OFFICERS } from './view.ts';
import { withdrawFact } from './withdrawing.ts';

/** When notices of a breach are due, and the facts that say so. A vendor sees the clock of its own agreement. */
export function clockRoutes(app: App, guard: Guard, deps: ScopeDeps): void {
  const tags = ['clocks'];
  const params = z.strictObject({ incident: identifier });
  const see = guard.requireRole(...OFFICERS, 'vendor-admin');
  const own = guard.requireRole(...OFFICERS);

  app.get(
    '/api/clocks',
    {
      onRequest: see,
      schema: { tags, summary: 'All clocks of all incidents', response: { 200: clocksView } },
    },
    (request) => clocksViewOf(deps, signedIn(request), null),
  );

  app.get(
    '/api/clocks/:incident',
    {
      onRequest: see,
      schema: { tags, summary: 'The clocks of an incident', params, response: { 200: clocksView } },
    },
    (request) => clocksViewOf(deps, signedIn(request), request.params.incident),
  );

  app.get(
    '/api/clocks/:incident/facts',
    { onRequest: own, schema: { tags, summary: 'What is known', params, response: { 200: factsView } } },
    async (request) => {
      const { incident } = request.params;
      const facts = (await deps.store.facts(incident)).get(incident) ?? [];
      return { facts: facts.map(factViewOf) };
    },
  );

  app.post(
    '/api/clocks/:incident/ledger',
    {
      onRequest: [own, guard.requireStepUp()],
      schema: {
        ...{ tags, summary: 'Record how many customers somebody saw, from the ledger', params },
        ...{ body: ledgerBody, response: { 200: done } },
      },
    },
    async (request) => {
      await recordScope(deps, signedIn(request), request.params.incident, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/clocks/:incident/facts',
    {
      onRequest: [own, guard.requireStepUp()],
      schema: { tags, summary: 'Record a fact', params, body: recordBody, response: { 200: done } },
    },
    async (request) => {
      const { actId, actAt, signature, ...fact } = request.body;
      const given = { actId, actAt, signature };
      await recordFact(deps, signedIn(request), request.params.incident, fact, given);
      return { done: true as const };
    },
  );

  app.post(
    '/api/clocks/:incident/facts/:fact/withdraw',
    {
      onRequest: [own, guard.requireStepUp()],
      schema: {
        ...{ tags, summary: 'Take a fact back', params: factParams },
        ...{ body: withdrawBody, response: { 200: done } },
      },
    },
    async (request) => {
      const { incident, fact } = request.params;
      const { reason, ...given } = request.body;
      await withdrawFact(deps, signedIn(request), incident, { fact: Number(fact), reason }, given);
      return { done: true as const };
    },
  );
}
