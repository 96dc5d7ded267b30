import { resourceTypes, schemas, type Attribute, type ResourceType, type Schema } from './attributes.ts';
import { MOST_RESULTS } from './listing.ts';

/* What a directory reads before it begins: RFC 7643 sections 5 to 7, RFC 7644 section 4. */

export function serviceProviderConfig(base: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token of the vendor, made on its directory page.',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export function resourceTypeDocument(base: string, type: ResourceType): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: type.name,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${type.name}` },
  };
}

export function resourceTypeDocuments(base: string): readonly object[] {
  return resourceTypes.map((type) => resourceTypeDocument(base, type));
}

export function schemaDocument(base: string, { id, name, description, attributes }: Schema): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...{ id, name, description },
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  };
}

export function schemaDocuments(base: string): readonly object[] {
  return schemas.map((schema) => schemaDocument(base, schema));
}

/** Case and uniqueness are said of what has text; a complex attribute's parts say their own. */
function described({ subAttributes, caseExact, uniqueness, ...rest }: Attribute): object {
  if (subAttributes !== undefined)
    return { ...rest, uniqueness, subAttributes: subAttributes.map(described) };
  return rest.type === 'boolean' ? rest : { ...rest, caseExact, uniqueness };
}
