import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { z } from 'zod';

/*
 * Writes the types the console sees the server through, from the zod schemas the routes check with:
 *   npm run openapi
 */

const root = path.join(import.meta.dirname, '..');
const server = path.join(root, 'packages/server/src');
const features = [
  'platform',
  'doors/workspace',
  'tickets',
  'tickets/webhooks',
  'ledger',
  'monitoring',
  'agreements',
  'agreements/undertakings',
  'agreements/copies',
  'agreements/signing',
  'agreements/subProcessors',
  'agreements/closing',
  'agreements/evidence',
  'agreements/check',
  'continuity',
  'assignments',
  'assignments/reviews',
  'people',
  'people/networks',
  'people/sites',
  'identity/signals',
  'identity/doorCredentials',
  'identity/scim',
  'identity/roster',
  'sources',
  'atRest',
];

for (const feature of features) await import(path.join(server, feature, 'schemas.ts'));
const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}` });
for (const schema of Object.values(schemas)) {
  delete schema.$schema;
  delete schema.$id;
}
const document = {
  openapi: '3.1.0',
  info: { title: 'Cordon', version: '0' },
  paths: {},
  components: { schemas },
};
const types = await openapiTS(JSON.stringify(document), { alphabetize: true });
await writeFile(path.join(root, 'packages/console/src/api/types.gen.ts'), astToString(types));
