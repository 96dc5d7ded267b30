import type { App } from '../../platform/http/index.ts';
import { resourceTypes, schemas } from './attributes.ts';
import {
  resourceTypeDocument,
  resourceTypeDocuments,
  schemaDocument,
  schemaDocuments,
  serviceProviderConfig,
} from './documents.ts';
import { notFound, ScimError } from './errors.ts';
import { answer } from './listing.ts';
import { answerWith, did, partyOf, refuseOthers, scimAddress, type ScimRouteDeps } from './asking.ts';

/** What a directory reads before it begins (RFC 7644 section 4). */
export function discoveryRoutes(scim: App, { baseUrl }: Pick<ScimRouteDeps, 'baseUrl'>): void {
  const documents: readonly (readonly [path: string, made: (base: string, id: string) => object])[] = [
    ['/:vendor/ServiceProviderConfig', serviceProviderConfig],
    // The name of an early draft, by which one widely used test collection asks.
    ['/:vendor/serviceConfiguration', serviceProviderConfig],
    ['/:vendor/ResourceTypes', (base) => all(resourceTypeDocuments(base))],
    [
      '/:vendor/ResourceTypes/:id',
      (base, id) =>
        resourceTypeDocument(
          base,
          one(resourceTypes, (type) => type.name === id),
        ),
    ],
    ['/:vendor/Schemas', (base) => all(schemaDocuments(base))],
    [
      '/:vendor/Schemas/:id',
      (base, id) =>
        schemaDocument(
          base,
          one(schemas, (schema) => schema.id.toLowerCase() === id.toLowerCase()),
        ),
    ],
  ];
  for (const [path, made] of documents) {
    scim.get(path, async (request, reply) => {
      // RFC 7644 section 4: parameters are ignored, but nobody may believe a list to be filtered that is whole.
      const lists = path.endsWith('s');
      if (lists && Object.hasOwn(request.query as object, 'filter'))
        throw new ScimError(403, 'This cannot be filtered.');
      const { id = '' } = request.params as { readonly id?: string };
      did(request, 'read');
      return answerWith(reply, 200, made(scimAddress(baseUrl, partyOf(request)), id));
    });
  }
  for (const path of [...documents.map(([each]) => each)])
    refuseOthers(scim, path, ['POST', 'PUT', 'PATCH', 'DELETE'], 'GET');
  notMade(scim, '/:vendor/Bulk', 'Bulk operations are not supported.');
  notMade(scim, '/:vendor/Me', 'A token speaks for a vendor: there is no user behind it.');
}

function all(documents: readonly object[]): object {
  return answer(documents.length, 1, documents);
}

function one<T>(among: readonly T[], is: (each: T) => boolean): T {
  const found = among.find(is);
  if (found === undefined) throw notFound();
  return found;
}

function notMade(scim: App, url: string, detail: string): void {
  scim.route({
    url,
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    handler: () => {
      throw new ScimError(501, detail);
    },
  });
}
