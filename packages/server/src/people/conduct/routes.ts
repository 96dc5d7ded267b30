import { Failure } from '@cordon/core/kernel';
import type { CaseState, Gravity, Violation } from '@cordon/core/people/conduct';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { addFact, askHearing, decide, decideAppeal, propose, proposeAppeal } from './acting.ts';
import type { ConductDeps } from './deps.ts';
import { mayRead, officers, openFor, opened, standingOf } from './ground.ts';
import { openCase } from './opening.ts';
import { reportsFor, setAside } from './reporting.ts';
import {
  appealDecideBody,
  appealProposeBody,
  conductCaseView,
  conductCounts,
  conductStanding,
  conductView,
  decideBody,
  factBody,
  hearingBody,
  openCaseBody,
  proposeBody,
  setAsideBody,
} from './schemas.ts';
import { standingOfConduct } from './standing.ts';
import { vendorAt } from './vendors.ts';
import { caseView, reportView, rowOf } from './view.ts';

const params = z.strictObject({ id: identifier });
const ok = { done: true as const };
const tags = ['conduct'];

/** Cases of conduct, for those who look after them; auditors have counts, and names of nobody. */
export function conductRoutes(app: App, guard: Guard, deps: ConductDeps): void {
  const onRequest = guard.requireRole(...officers, 'vendor-admin');
  const act = [onRequest, guard.requireStepUp()];

  app.get('/api/conduct', { onRequest, schema: { tags, response: { 200: conductView } } }, async (request) =>
    listFor(deps, signedIn(request)),
  );

  app.get(
    '/api/conduct/counts',
    {
      onRequest: guard.requireRole(...officers, 'auditor'),
      schema: { tags, response: { 200: z.array(conductCounts) } },
    },
    async () => countsOf(deps),
  );

  app.get(
    '/api/conduct/people/:id',
    { onRequest, schema: { tags, params, response: { 200: conductStanding } } },
    async (request) => {
      const { person } = signedIn(request);
      const subject = await deps.cases.subject(request.params.id);
      const theirs = person.partyKind === 'company' || subject?.vendor === person.partyId;
      if (subject === null || !theirs || subject.id === person.id) throw new Failure('not-in-scope');
      const { open, steps } = await standingOfConduct(deps, subject.id);
      return {
        open,
        steps: steps.map((one) => ({
          ...one,
          at: one.at.toISOString(),
          countsUntil: one.countsUntil.toISOString(),
        })),
      };
    },
  );

  app.get(
    '/api/conduct/cases/:id',
    { onRequest, schema: { tags, params, response: { 200: conductCaseView } } },
    async (request) => {
      const who = signedIn(request);
      const ground = await openFor(deps, who, request.params.id);
      return caseView(deps, ground, who, await deps.cases.entriesStanding(ground.standing.facts));
    },
  );

  app.post(
    '/api/conduct/cases',
    { onRequest: act, schema: { tags, body: openCaseBody, response: { 200: z.object({ id: z.string() }) } } },
    async (request) => ({ id: await openCase(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/conduct/cases/:id/facts',
    { onRequest, schema: { tags, params, body: factBody, response: { 200: done } } },
    async (request) => {
      await addFact(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/cases/:id/hearing',
    { onRequest, schema: { tags, params, body: hearingBody, response: { 200: done } } },
    async (request) => {
      await askHearing(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/cases/:id/propose',
    { onRequest: act, schema: { tags, params, body: proposeBody, response: { 200: done } } },
    async (request) => {
      await propose(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/cases/:id/decide',
    { onRequest: act, schema: { tags, params, body: decideBody, response: { 200: done } } },
    async (request) => {
      await decide(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/cases/:id/appeal/propose',
    { onRequest: act, schema: { tags, params, body: appealProposeBody, response: { 200: done } } },
    async (request) => {
      await proposeAppeal(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/cases/:id/appeal/decide',
    { onRequest: act, schema: { tags, params, body: appealDecideBody, response: { 200: done } } },
    async (request) => {
      await decideAppeal(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );

  app.post(
    '/api/conduct/reports/:id/set-aside',
    { onRequest: act, schema: { tags, params, body: setAsideBody, response: { 200: done } } },
    async (request) => {
      await setAside(deps, signedIn(request), request.params.id, request.body);
      return ok;
    },
  );
}

async function listFor(deps: ConductDeps, who: SignedIn): Promise<z.infer<typeof conductView>> {
  const company = who.person.partyKind === 'company';
  const vendor = company ? null : who.person.partyId;
  const [kept, agreements] = await Promise.all([
    deps.cases.list(vendor === null ? {} : { vendor }),
    deps.agreements(),
  ]);
  const now = deps.now().getTime();
  const rows = await Promise.all(
    kept.filter((one) => mayRead(who, one)).map(async (one) => rowOf(await opened(deps, one), who, now)),
  );
  const concerned = agreements.filter((one) => vendor === null || one.vendor.id === vendor);
  const vendors = [...Map.groupBy(concerned, (one) => one.vendor.id).values()];
  return {
    cases: rows,
    reports: (await reportsFor(deps, who)).map((one) => reportView(deps, one, who)),
    vendors: await Promise.all(
      vendors.map(async (under) => {
        const [first] = under;
        if (first === undefined) throw new Failure('internal', 'a vendor without an agreement');
        return {
          vendor: first.vendor,
          agreements: under.map(({ id, title }) => ({ id, title })),
          ...(await vendorAt(deps, first.vendor.id, kept)),
        };
      }),
    ),
    courses: (await deps.retraining.courses()).map((one) => ({ ...one })),
  };
}

/** How cases went, by what they were about and where they stand. */
async function countsOf(deps: ConductDeps): Promise<z.infer<typeof conductCounts>[]> {
  const now = deps.now().getTime();
  const counts = new Map<string, z.infer<typeof conductCounts>>();
  for (const kept of await deps.cases.list({})) {
    const { state, decision, hearing } = standingOf(kept, now);
    const step = decision?.outcome.step ?? null;
    const key = keyOf(kept.violation, kept.gravity, state, step);
    const before = counts.get(key) ?? {
      ...{
        violation: kept.violation,
        gravity: kept.gravity,
        state,
        step,
        cases: 0,
        heardInTime: 0,
        twoDecided: 0,
      },
    };
    const heard =
      decision !== null && hearing !== null && (hearing.stated !== null || hearing.until <= decision.at);
    const two = new Set(decision?.by.map(({ person }) => person)).size === 2;
    counts.set(key, {
      ...before,
      cases: before.cases + 1,
      heardInTime: before.heardInTime + Number(heard),
      twoDecided: before.twoDecided + Number(two),
    });
  }
  return [...counts.values()];
}

function keyOf(violation: Violation, gravity: Gravity, state: CaseState, step: string | null): string {
  return [violation, gravity, state, step].join(' ');
}
