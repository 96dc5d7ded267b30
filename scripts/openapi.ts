import { glob, writeFile } from 'node:fs/promises';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { z } from 'zod';

/*
 * Writes the types the console sees the server through, from the zod schemas the routes check with:
 *   npm run openapi
 */

const root = path.join(import.meta.dirname, '..');
const server = path.join(root, 'packages/server/src');

const files: string[] = [];
for await (const file of glob('**/schemas.ts', { cwd: server })) files.push(file);
for (const file of files.toSorted()) await import(path.join(server, file));
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
