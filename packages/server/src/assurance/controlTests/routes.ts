import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SignedIn } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import type { ControlTestDeps } from './deps.ts';
import { draftNarrower, type NarrowerDeps } from './narrower.ts';
import { askForTests, makePasses } from './passing.ts';
import {
  controlPassesView,
  controlsView,
  narrowerAnswer,
  narrowerBody,
  runControlsAnswer,
  runControlsBody,
  unusedPermissionsView,
} from './schemas.ts';
import { passView, viewControls, type Reader } from './view.ts';
import { viewUnused, type UnusedDeps } from './viewUnused.ts';

export interface ControlRoutesDeps extends ControlTestDeps, UnusedDeps, NarrowerDeps {
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enterAct: EnterAct;
  /** Vendors whose accesses an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  /** The times an auditor may look at. */
  readonly windowsOf: (person: string) => Promise<readonly { readonly from: Date; readonly until: Date }[]>;
}

/** Of an auditor without a window: nothing was ever made then. */
const NO_TIME = { from: new Date(0), until: new Date(0) };

/** Control tests: seen by the company, by the vendor and the auditor as far as they concern them; run by the company's officers. */
export function controlRoutes(app: App, guard: Guard, deps: ControlRoutesDeps): void {
  const tags = ['assurance'];
  const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
  const read = guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor');

  const vendorsOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };

  const timeOf = async ({ person }: SignedIn): Promise<Reader['time']> => {
    if (person.role !== 'auditor') return null;
    const windows = await deps.windowsOf(person.id);
    const [from, until] = [
      windows.map((one) => one.from.getTime()),
      windows.map((one) => one.until.getTime()),
    ];
    return windows.length === 0
      ? NO_TIME
      : { from: new Date(Math.min(...from)), until: new Date(Math.max(...until)) };
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
      const [own, time] = await Promise.all([vendorsOf(who), timeOf(who)]);
      const { vendor } = request.query;
      if (vendor === undefined) return viewControls(deps, { vendors: own, person, time });
      if (own !== null && !own.includes(vendor)) throw new Failure('not-in-scope');
      const view = await viewControls(deps, { vendors: [vendor], person, time });
      return { ...view, vendors: [...(await deps.store.vendors(own))] };
    },
  );

  app.get(
    '/api/controls/unused',
    { onRequest: guard.requireRole(...company), schema: { tags, response: { 200: unusedPermissionsView } } },
    async () => viewUnused(deps),
  );

  app.post(
    '/api/controls/unused/:agreement/draft',
    {
      onRequest: guard.requireRole('company-admin', 'vendor-manager'),
      schema: {
        tags,
        params: z.strictObject({ agreement: identifier }),
        body: narrowerBody,
        response: { 200: narrowerAnswer },
      },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const actor = { person: person.id, party: person.partyId, ip };
      return draftNarrower(deps, actor, request.params.agreement);
    },
  );

  app.get(
    '/api/controls/passes',
    { onRequest: guard.requireRole(...company), schema: { tags, response: { 200: controlPassesView } } },
    async () => {
      const { passes } = deps;
      const [running, waiting, last] = await Promise.all([passes.running(), passes.waiting(), passes.last()]);
      return { running: passView(running), waiting: passView(waiting), last: passView(last) };
    },
  );

  let making: Promise<void> = Promise.resolve();
  app.addHook('onClose', () => making);

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
      const pass = await askForTests(deps, chosen, actor.person);
      // It takes up to a minute on a large ledger: whoever asked reads how far it is.
      making = Promise.all([making, makePasses(deps)]).then(
        () => undefined,
        (err: unknown) => {
          deps.log.error('control tests could not be made', { feature: 'controls', err });
        },
      );
      return { pass: pass.id, joined: pass.joined };
    },
  );
}
