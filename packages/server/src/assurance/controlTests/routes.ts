import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SignedIn } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import type { ControlTestDeps } from './deps.ts';
import { makeTests } from './running.ts';
import { controlsView, runControlsAnswer, runControlsBody, unusedPermissionsView } from './schemas.ts';
import { totalOf } from './store.ts';
import { viewControls } from './view.ts';
import { viewUnused, type UnusedDeps } from './viewUnused.ts';

export interface ControlRoutesDeps extends ControlTestDeps, UnusedDeps {
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enterAct: EnterAct;
  /** Vendors whose accesses an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}

/** Control tests: seen by the company, by the vendor and the auditor as far as they concern them; run by the company's officers. */
export function controlRoutes(app: App, guard: Guard, deps: ControlRoutesDeps): void {
  const tags = ['assurance'];
  const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
  const read = guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor');

  const vendorsOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };

  app.get(
    '/api/controls',
    {
      onRequest: read,
      schema: {
        tags,
        querystring: z.strictObject({ vendor: identifier.optional() }),
        response: { 200: controlsView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { person } = who;
      const own = await vendorsOf(who);
      const { vendor } = request.query;
      if (vendor === undefined) return viewControls(deps, { vendors: own, person });
      if (own !== null && !own.includes(vendor)) throw new Failure('not-in-scope');
      const view = await viewControls(deps, { vendors: [vendor], person });
      return { ...view, vendors: [...(await deps.store.vendors(own))] };
    },
  );

  app.get(
    '/api/controls/unused',
    { onRequest: guard.requireRole(...company), schema: { tags, response: { 200: unusedPermissionsView } } },
    async () => viewUnused(deps),
  );

  app.post(
    '/api/controls/run',
    {
      onRequest: [
        guard.requireRole('company-admin', 'privacy-officer', 'security-officer'),
        guard.requireStepUp(),
      ],
      schema: { tags, body: runControlsBody, response: { 200: runControlsAnswer } },
    },
    async (request) => {
      const { tests: names, ...given } = request.body;
      const chosen = names.length === 0 ? deps.tests : deps.tests.filter(({ id }) => names.includes(id));
      if (chosen.length < names.length) throw new Failure('not-found');
      const words = { tests: names.length === 0 ? 'all' : names.join(' ') };
      const actor = await deps.signedActs.by(signedIn(request), 'controls-asked', words, given);
      const act = { act: 'controls-asked', ...actor, agreement: null, code: null, at: deps.now() };
      await deps.enterAct({ ...act, words });
      const runs = await deps.alone(() => makeTests(deps, chosen));
      if (runs === null) throw new Failure('controls-running');
      return {
        made: runs.length,
        failed: runs.filter(({ parts }) => totalOf(parts).failed > 0).length,
        couldNotRun: runs.filter(({ ran }) => !ran).length,
      };
    },
  );
}
