import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { People, VendorFacts } from './people.ts';
import { personRowOf } from './readiness.ts';
import { invite, type InviteDeps } from './inviting.ts';
import { invitationView, network, networkBody, vendorBody, vendorRow, vendorView } from './schemas.ts';

export interface VendorRoutesDeps extends InviteDeps {
  readonly people: People;
  readonly now: () => Date;
  /** The agreement to show for each vendor: in force, else the newest. */
  readonly agreements: () => Promise<
    ReadonlyMap<string, { id: string; title: string; status: string; until: string; daysLeft: number }>
  >;
  /** Vendors with an agreement in force. */
  readonly coveredVendors: () => Promise<ReadonlySet<string>>;
}

const readers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export function vendorRoutes(app: App, guard: Guard, deps: VendorRoutesDeps): void {
  const { people, now, enter } = deps;
  const tags = ['vendors'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...readers);

  const rowOf = async (facts: VendorFacts): Promise<z.infer<typeof vendorRow>> => {
    const [agreements, covered, persons] = await Promise.all([
      deps.agreements(),
      deps.coveredVendors(),
      people.list({ party: facts.id }, now()),
    ]);
    const rows = persons.map((person) => personRowOf(person, covered.has(facts.id)));
    return {
      ...facts,
      agreement: agreements.get(facts.id) ?? null,
      people: rows.length,
      peopleReady: rows.filter(({ ready }) => ready).length,
    };
  };
  const factsOf = async (id: string): Promise<VendorFacts> => {
    const facts = (await people.vendorFacts(now())).find((vendor) => vendor.id === id);
    if (facts === undefined) throw new Failure('not-in-scope');
    return facts;
  };

  app.get(
    '/api/vendors',
    { onRequest: read, schema: { tags, response: { 200: z.array(vendorRow) } } },
    async () => Promise.all((await people.vendorFacts(now())).map(rowOf)),
  );

  app.get(
    '/api/vendors/:id',
    { onRequest: read, schema: { tags, params, response: { 200: vendorView } } },
    async (request) => {
      const facts = await factsOf(request.params.id);
      const covered = await deps.coveredVendors();
      return {
        row: await rowOf(facts),
        sites: [...(await people.sites(facts.id))],
        networks: [...(await people.networks(facts.id))],
        people: (await people.list({ party: facts.id }, now())).map((person) =>
          personRowOf(person, covered.has(facts.id)),
        ),
      };
    },
  );

  app.post(
    '/api/vendors',
    {
      onRequest: guard.requireRole('company-admin', 'vendor-manager'),
      schema: {
        tags,
        body: vendorBody,
        response: { 200: z.object({ vendor: vendorRow, invitation: invitationView }) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { name, site, country, networks, adminName, adminEmail } = request.body;
      for (const { cidr } of networks) mustBeCidr(cidr);
      const id = `pty_${randomUUID()}`;
      const siteId = `sit_${randomUUID()}`;
      await people.addVendor({
        id,
        name,
        site: { id: siteId, name: site, country },
        networks: networks.map((one) => ({ ...one, id: `net_${randomUUID()}` })),
        at: now(),
      });
      const actor = { person: who.person.id, party: who.person.partyId, ip: who.ip };
      await enter('vendor-added', actor, { vendor: id, networks: networks.length });
      const invitation = await invite(deps, who, {
        partyId: id,
        siteId,
        name: adminName,
        email: adminEmail,
        role: 'vendor-admin',
        accessRole: null,
        purpose: null,
      });
      return { vendor: await rowOf(await factsOf(id)), invitation };
    },
  );

  app.post(
    '/api/vendors/:id/networks',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer'),
      schema: { tags, params, body: networkBody, response: { 200: network } },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const vendor = await factsOf(request.params.id);
      const { cidr, label, site } = request.body;
      mustBeCidr(cidr);
      const id = `net_${randomUUID()}`;
      const actor = { person: person.id, party: person.partyId, ip };
      await enter('network-added', actor, { vendor: vendor.id, network: id, cidr });
      await people.addNetwork({ id, party: vendor.id, site, cidr, label });
      return { id, cidr, label, site };
    },
  );

  app.delete(
    '/api/vendors/:id/networks/:network',
    {
      onRequest: guard.requireRole('company-admin', 'security-officer'),
      schema: { tags, params: params.extend({ network: identifier }), response: { 200: done } },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const { id, network: networkId } = request.params;
      if (!(await people.removeNetwork(id, networkId))) throw new Failure('not-in-scope');
      await enter(
        'network-removed',
        { person: person.id, party: person.partyId, ip },
        { vendor: id, network: networkId },
      );
      return { done: true as const };
    },
  );
}

/** An address or a range in CIDR notation (RFC 4632, RFC 4291), without host bits left over being our business. */
function mustBeCidr(text: string): void {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (family === 0 || more !== undefined || length < 0 || length > most)
    throw new Failure('bad-request', 'not a network');
}
