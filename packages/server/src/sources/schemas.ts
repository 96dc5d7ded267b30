import { z } from 'zod';
import { saltField, signedActFields } from '../identity/index.ts';
import { identifier } from '../platform/schemas.ts';

export const fieldMap = z
  .object({
    name: z.string().max(100),
    category: z.string().max(100).meta({ description: 'Key of the Fides taxonomy' }),
    type: z.enum(['text', 'integer', 'numeric', 'boolean', 'date', 'timestamp', 'json']),
    label: z.string().max(100),
  })
  .meta({ id: 'FieldMap' });

export const resourceMap = z
  .object({
    name: z.string().max(100),
    kind: z.enum(['table', 'thread']),
    table: z.string().max(200),
    key: z.string().max(100),
    subjectKey: z.string().max(100),
    fields: z.array(fieldMap).max(500),
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
