import { z } from 'zod';
import { saltField, signedActFields } from '../identity/index.ts';
import { identifier } from '../platform/schemas.ts';

export const fieldMap = z
  .object({
    name: z.string().max(100),
    category: z.string().max(100).meta({ description: 'Key of the Fides taxonomy' }),
    type: z.enum(['text', 'integer', 'numeric', 'boolean', 'date', 'timestamp', 'json']),
    label: z.string().max(100),
    freeText: z
      .boolean()
      .exactOptional()
      .meta({ description: 'What people wrote: shown without personal data' }),
  })
  .meta({ id: 'FieldMap' });

const template = z
  .string()
  .max(500)
  .exactOptional()
  .meta({ description: 'How it is written, {} for the value' });

const paramUse = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('subject'), template }),
  z.object({ kind: z.literal('key') }),
  z.object({ kind: z.literal('number'), most: z.int().min(0) }),
  z.object({ kind: z.literal('choice'), values: z.array(z.string().max(200)).max(100) }),
  z.object({ kind: z.literal('list'), values: z.array(z.string().max(200)).max(500) }),
  z.object({ kind: z.literal('fixed'), value: z.string().max(500) }),
  z.object({ kind: z.literal('lookup'), field: z.string().max(100), template }),
]);

const routeMap = z
  .object({
    path: z.string().max(300),
    records: z.string().max(200),
    params: z
      .array(z.object({ in: z.enum(['path', 'query']), name: z.string().max(100), use: paramUse }))
      .max(50),
  })
  .meta({ id: 'RouteMap' });

export const resourceMap = z
  .object({
    name: z.string().max(100),
    kind: z.enum(['table', 'endpoint', 'thread']),
    table: z.string().max(200),
    key: z.string().max(100),
    subjectKey: z.string().max(100),
    via: z
      .object({ table: z.string().max(200), key: z.string().max(100), on: z.string().max(100) })
      .exactOptional()
      .meta({ description: 'The table through which a row has a customer' }),
    fields: z.array(fieldMap).max(500),
    routes: z.array(routeMap).max(100).exactOptional(),
  })
  .meta({ id: 'ResourceMap' });

export const dataMap = z
  .object({ source: z.string(), version: z.int(), resources: z.array(resourceMap).max(200) })
  .meta({ id: 'DataMap' });

export const sourceView = z
  .object({
    id: z.string(),
    name: z.string(),
    map: dataMap,
    drift: z
      .array(z.object({ resource: z.string(), field: z.string().nullable(), problem: z.string() }))
      .meta({ description: 'What the source holds beyond the confirmed map; hidden from everybody' }),
  })
  .meta({ id: 'SourceView' });

export const sourceDraftBody = z
  .strictObject({
    ownerUrl: z
      .string()
      .max(500)
      .meta({ description: 'PostgreSQL URL of a login that may create roles and a schema' }),
  })
  .meta({ id: 'SourceDraftBody' });

export const sourceBody = z
  .strictObject({
    id: identifier,
    name: z.string().min(2).max(100),
    ownerUrl: z.string().max(500),
    map: dataMap,
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'SourceBody' });
