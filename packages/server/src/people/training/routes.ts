import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { assignByHand } from './assigning.ts';
import type { TrainingRoutesDeps } from './routesDeps.ts';
import { myTrainingRoutes } from './mine.routes.ts';
import { ASSIGNS, LOOKS, RULES } from './rights.ts';
import { endRule, makeRule, rulesFor } from './ruling.ts';
import { assignBody, endRuleBody, ruleBody, ruleMade, trainingRule, trainingView } from './schemas.ts';
import { viewTraining } from './view.ts';

/** Who owes which course until when, for whoever looks after people. */
export function trainingRoutes(app: App, guard: Guard, deps: TrainingRoutesDeps): void {
  const tags = ['training'];
  const params = z.strictObject({ id: identifier });
  myTrainingRoutes(app, guard, deps);

  app.get(
    '/api/training',
    { onRequest: guard.requireRole(...LOOKS), schema: { tags, response: { 200: trainingView } } },
    async (request) => {
      const who = signedIn(request);
      const parties = who.person.role === 'auditor' ? await deps.auditedParties(who.person.id) : null;
      return viewTraining(deps, who, parties);
    },
  );

  app.post(
    '/api/training/assignments',
    { onRequest: guard.requireRole(...ASSIGNS), schema: { tags, body: assignBody, response: { 200: done } } },
    async (request) => {
      await assignByHand(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/training/rules',
    {
      onRequest: guard.requireRole(...LOOKS),
      schema: { tags, response: { 200: z.array(trainingRule) } },
    },
    (request) => rulesFor(deps, signedIn(request)),
  );

  app.post(
    '/api/training/rules',
    { onRequest: guard.requireRole(...RULES), schema: { tags, body: ruleBody, response: { 200: ruleMade } } },
    async (request) => ({ id: await makeRule(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/training/rules/:id/end',
    {
      onRequest: guard.requireRole(...RULES),
      schema: { tags, params, body: endRuleBody, response: { 200: done } },
    },
    async (request) => {
      await endRule(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
