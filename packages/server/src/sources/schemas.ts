import type { ActTemplate } from '@cordon/core/kernel';
import { z } from 'zod';
import { nameOfThing } from '../platform/freeText.ts';
import { saltField, signedActFields } from '../identity/index.ts';
import { identifier, instant } from '../platform/schemas.ts';

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

/** Any JSON object: its shape is the API's own. What stands in it for a value, `actProblems` looks at. */
const actTemplate = z.record(z.string().max(100), z.unknown()).meta({
  description: 'JSON in which a text {name} stands for the value of a parameter',
}) as unknown as z.ZodType<Readonly<Record<string, ActTemplate>>>;

const actMap = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    label: z.string().min(1).max(60),
    says: z.string().min(1).max(200),
    method: z.enum(['POST', 'PUT', 'PATCH']),
    path: z.string().min(2).max(300),
    params: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
          label: z.string().min(1).max(60),
          use: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('subject') }),
            z.strictObject({ kind: z.literal('held'), field: z.string().min(1).max(200) }),
            z.strictObject({ kind: z.literal('key') }),
            z.strictObject({
              kind: z.literal('typed'),
              category: z.string().max(200).nullable(),
              most: z.int().min(1).max(2000),
            }),
            z.strictObject({
              kind: z.literal('choice'),
              values: z.array(z.string().min(1).max(100)).min(1).max(50),
            }),
            z.strictObject({ kind: z.literal('number'), least: z.number(), most: z.number() }),
          ]),
        }),
      )
      .max(20),
    body: actTemplate.exactOptional(),
  })
  .meta({ id: 'ActMap' });

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
    acts: z.array(actMap).max(50).exactOptional(),
  })
  .meta({ id: 'ResourceMap' });

export const dataMap = z
  .object({ source: z.string(), version: z.int(), resources: z.array(resourceMap).max(200) })
  .meta({ id: 'DataMap' });

const part = z
  .object({ liveAt: instant.nullable().meta({ description: 'Null while it is in shadow: shown to nobody' }) })
  .nullable()
  .meta({ id: 'SourcePart', description: 'Null when the source has no such part' });

const driftView = z.object({ resource: z.string(), field: z.string().nullable(), problem: z.string() });

export const sourceLook = z
  .object({
    drift: z.array(driftView).meta({ description: 'What came or changed since the map was confirmed' }),
    silent: z.array(z.enum(['database', 'api'])).meta({ description: 'Parts that did not answer' }),
  })
  .meta({ id: 'SourceLook' });

export const sourceView = z
  .object({
    id: z.string(),
    name: z.string(),
    map: dataMap,
    database: part,
    api: part,
    reads: z
      .enum(['primary', 'replica', 'one-lock'])
      .nullable()
      .meta({ description: 'How its database is read; null when it has none' }),
    drift: z
      .array(driftView)
      .meta({ description: 'What the source holds beyond the confirmed map; hidden from everybody' }),
  })
  .meta({ id: 'SourceView' });

export const sourceDraft = z
  .object({
    map: dataMap,
    findings: z
      .array(
        z
          .object({
            resource: z.string(),
            field: z.string(),
            sure: z.enum(['sure', 'likely', 'unclear']),
            reasons: z.array(z.string()).meta({ description: 'Counts, and never a value' }),
          })
          .meta({ id: 'FieldFinding' }),
      )
      .meta({ description: 'Why each field is taken for what the map says' }),
    leftOut: z
      .array(z.object({ what: z.string(), why: z.string() }))
      .meta({ description: 'What the map leaves out, so that it is hidden' }),
  })
  .meta({ id: 'SourceDraft' });

export const confirmed = z
  .array(z.strictObject({ resource: z.string().max(200), field: z.string().max(100) }))
  .max(20_000)
  .meta({ description: 'The fields somebody looked at: all that the draft says are unclear' });

export const sourceDraftBody = z
  .strictObject({
    ownerUrl: z
      .string()
      .max(500)
      .meta({ description: 'PostgreSQL URL of a login that may create roles and a schema, or only read' }),
  })
  .meta({ id: 'SourceDraftBody' });

export const sourceBody = z
  .strictObject({
    id: identifier,
    name: nameOfThing(2, 100),
    ownerUrl: z.string().max(500),
    replica: z
      .string()
      .max(500)
      .exactOptional()
      .meta({ description: 'PostgreSQL URL, without login, of a standby to read instead' }),
    oneLock: z.boolean().exactOptional().meta({
      description: 'The login can only read and nothing is made in the source: one lock instead of two',
    }),
    map: dataMap,
    confirmed,
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'SourceBody' });

/** Bytes of an OpenAPI document. */
export const DOCUMENT_BYTES = 4 * 1024 * 1024;

const givenApi = {
  document: z.string().max(DOCUMENT_BYTES).meta({ description: 'OpenAPI 3.0 or 3.1, as JSON or YAML' }),
  baseUrl: z.string().max(500).meta({ description: 'Address below which the paths of the document lie' }),
  credential: z
    .strictObject({ header: z.string().max(100), value: z.string().max(4_000) })
    .nullable()
    .meta({ description: 'What Cordon says who it is with; null where nothing is asked for' }),
  reach: z.enum(['public', 'private', 'loopback']).meta({
    description: 'Where the address leads: the internet, a network of the company, or this machine',
  }),
};

export const apiDraftBody = z
  .strictObject({
    ...givenApi,
    source: identifier
      .exactOptional()
      .meta({ description: 'The source the API belongs to, unless it is new' }),
  })
  .meta({ id: 'ApiDraftBody' });

export const apiBody = z
  .strictObject({
    id: identifier.meta({ description: 'A new source, or one that has no API yet' }),
    name: nameOfThing(2, 100).meta({ description: 'Of a known source, the name it has' }),
    ...givenApi,
    map: dataMap.meta({ description: 'What the API holds; it is added to the map of a known source' }),
    confirmed,
    salt: saltField,
    ...signedActFields,
  })
  .meta({ id: 'ApiBody' });
