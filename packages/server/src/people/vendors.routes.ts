import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import type { PeopleDeps } from './deps.ts';
import {
  invitationView,
  network,
  networkBody,
  networkRemoved,
  vendorBody,
  vendorRow,
  vendorView,
} from './schemas.ts';
import { addNetwork, addVendor, removeNetwork, vendorPage, vendorRows } from './vendors.ts';

const added = z.object({ vendor: vendorRow, invitation: invitationView });

/** Vendors, their sites and the networks their people come from. */
export function vendorRoutes(app: App, guard: Guard, deps: PeopleDeps): void {
  const tags = ['vendors'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const changeNetworks = guard.requireRole('company-admin', 'security-officer');

  app.get('/api/vendors', { onRequest: read, schema: { tags, response: { 200: z.array(vendorRow) } } }, () =>
    vendorRows(deps),
  );

  app.get(
    '/api/vendors/:id',
    { onRequest: read, schema: { tags, params, response: { 200: vendorView } } },
    (request) => vendorPage(deps, request.params.id),
  );

  app.post(
    '/api/vendors',
    {
      onRequest: guard.requireRole('company-admin', 'vendor-manager'),
      schema: { tags, body: vendorBody, response: { 200: added } },
    },
    (request) => addVendor(deps, signedIn(request), request.body),
  );

  app.post(
    '/api/vendors/:id/networks',
    { onRequest: changeNetworks, schema: { tags, params, body: networkBody, response: { 200: network } } },
    (request) => {
      const id = `net_${randomUUID()}`;
      return addNetwork(deps, signedIn(request), request.params.id, { ...request.body, id });
    },
  );

  app.delete(
    '/api/vendors/:id/networks/:network',
    {
      onRequest: changeNetworks,
      schema: { tags, params: params.extend({ network: identifier }), response: { 200: networkRemoved } },
    },
    async (request) => {
      const { id, network: removed } = request.params;
      const networksLeft = await removeNetwork(deps, signedIn(request), id, removed);
      return { done: true as const, networksLeft };
    },
  );
}
