import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import type { PeopleDeps } from './deps.ts';
import { invitationView, vendorBody, vendorRow, vendorView } from './schemas.ts';
import { addVendor, vendorPage, vendorRows } from './vendors.ts';

const added = z.object({ vendor: vendorRow, invitation: invitationView });

/** Vendors, with their sites, networks and people. */
export function vendorRoutes(app: App, guard: Guard, deps: PeopleDeps): void {
  const tags = ['vendors'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');

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
      onRequest: [guard.requireRole('company-admin', 'vendor-manager'), guard.requireStepUp()],
      schema: { tags, body: vendorBody, response: { 200: added } },
    },
    (request) => addVendor(deps, signedIn(request), request.body),
  );
}
