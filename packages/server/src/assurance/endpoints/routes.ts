import { endpointFailings } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SignedIn } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { App } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { lookAt, tellFindings, type EndpointDeps } from './looking.ts';
import { endpointActBody, endpointView, nameEndpointBody } from './schemas.ts';
import type { Endpoint, KeptLook } from './store.ts';

export interface EndpointRoutesDeps extends EndpointDeps {
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  /** Vendors whose accesses an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}

const HISTORY = 30;
const AGAIN_MS = 30_000;
const companyMayChange = ['company-admin', 'security-officer', 'vendor-manager'] as const;
const changers: ReadonlySet<string> = new Set([...companyMayChange, 'vendor-admin']);

/** Vendors' servers: named by the vendor or the company, seen by both and by auditors of that vendor. */
export function endpointRoutes(app: App, guard: Guard, deps: EndpointRoutesDeps): void {
  const { store, now } = deps;
  const tags = ['endpoints'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...companyMayChange, 'privacy-officer', 'vendor-admin', 'auditor');
  const change = guard.requireRole(...companyMayChange, 'vendor-admin');

  const vendorsOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };
  /** @throws Failure `not-in-scope` for one of another vendor, as for one that is not there */
  const mine = async (who: SignedIn, id: string): Promise<Endpoint> => {
    const [found, vendors] = [await store.find(id), await vendorsOf(who)];
    if (found === null || (vendors !== null && !vendors.includes(found.vendor.id)))
      throw new Failure('not-in-scope');
    return found;
  };
  /** Signs and enters what somebody does about an endpoint. */
  const act = async (
    who: SignedIn,
    name: string,
    words: Readonly<Record<string, string | number>>,
    given: Parameters<SignedActs['by']>[3],
    more: Readonly<Record<string, string>> = {},
  ) => {
    const actor = await deps.signedActs.by(who, name, words, given);
    await deps.enterAct({
      ...{ act: name, ...actor, agreement: null, code: null, at: now() },
      words: { ...words, ...more },
    });
  };

  app.get(
    '/api/endpoints',
    { onRequest: read, schema: { tags, response: { 200: z.array(endpointView) } } },
    async (request) => {
      const who = signedIn(request);
      const endpoints = await store.list(await vendorsOf(who));
      const looks = await store.looks(
        endpoints.map(({ id }) => id),
        HISTORY,
      );
      return endpoints.map((endpoint) =>
        viewOf(
          endpoint,
          looks.filter((one) => one.endpoint === endpoint.id),
          changers.has(who.person.role),
        ),
      );
    },
  );

  app.post(
    '/api/endpoints',
    {
      onRequest: [change, guard.requireStepUp()],
      schema: { tags, body: nameEndpointBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => {
      const who = signedIn(request);
      const { vendor, host, port, speaks, usedFor, reach, ...given } = request.body;
      const vendors = await vendorsOf(who);
      if ((vendors !== null && !vendors.includes(vendor)) || !(await store.isVendor(vendor)))
        throw new Failure('not-in-scope');
      // A vendor that could name addresses inside would look round the company's network through Cordon.
      if (reach !== 'public' && who.person.partyKind !== 'company') throw new Failure('not-in-scope');
      if ((await store.list([vendor])).some((one) => one.host === host && one.port === port))
        throw new Failure('already-done');
      const words = { vendor, host, port, speaks, usedFor, reach };
      const id = newId('edp');
      await act(who, 'endpoint-named', words, given, { endpoint: id });
      const named = { id, ...words, by: who.person.id, namedAt: now() };
      if (!(await store.name(named))) throw new Failure('already-done');
      return { id };
    },
  );

  app.post(
    '/api/endpoints/:id/look',
    { onRequest: change, schema: { tags, params, body: endpointActBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      const endpoint = await mine(who, request.params.id);
      const [last] = await store.looks([endpoint.id], 1);
      // Nobody's server is hammered from here.
      if (last !== undefined && now().getTime() - last.at.getTime() < AGAIN_MS)
        throw new Failure('already-done');
      await act(who, 'endpoint-look-asked', { endpoint: endpoint.id }, request.body);
      await lookAt(deps, endpoint);
      await tellFindings(deps);
      return { done: true as const };
    },
  );

  app.post(
    '/api/endpoints/:id/withdraw',
    {
      onRequest: [change, guard.requireStepUp()],
      schema: { tags, params, body: endpointActBody, response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const endpoint = await mine(who, request.params.id);
      await act(who, 'endpoint-withdrawn', { endpoint: endpoint.id }, request.body);
      if (!(await store.withdraw(endpoint.id, now()))) throw new Failure('already-done');
      await tellFindings(deps);
      return { done: true as const };
    },
  );
}

function viewOf(
  { namedAt, ...endpoint }: Endpoint,
  looks: readonly KeptLook[],
  mayChange: boolean,
): z.infer<typeof endpointView> {
  const last = looks[0];
  const seen = last?.look.reached === true ? last.look : null;
  return {
    ...{ ...endpoint, namedAt: namedAt.toISOString(), lookedAt: last?.at.toISOString() ?? null },
    versions: [...(seen?.versions ?? [])],
    weakSuites: [...(seen?.weak ?? [])],
    certificate: seen?.certificate ?? null,
    failings: (last?.failings ?? []).map((id) => ({ id, ...endpointFailings[id] })),
    history: looks.map(({ at, failings }) => ({ at: at.toISOString(), failings: failings.length })),
    mayChange,
  };
}
