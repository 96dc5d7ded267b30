import { codes, type Code } from '@cordon/core/kernel';
import type { SwaggerTransform, SwaggerTransformObject } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Faults of a start: nobody is served yet, so no route answers them. */
const atStart: ReadonlySet<Code> = new Set([
  'port-in-use',
  'folder-read-only',
  'folder-damaged',
  'folder-in-use',
  'migration-changed',
  'roles-missing',
  'config-wrong',
  'key-unsafe',
  'start-failed',
]);

/** Statuses that only a request with a body can come to. */
const ofBodies: ReadonlySet<number> = new Set([codes['too-large'].http, codes['wrong-media-type'].http]);

/** HTTP status -> the codes of the one table that answer it, with their texts. */
const byStatus = Map.groupBy(
  (Object.keys(codes) as Code[]).filter((code) => !atStart.has(code)),
  (code) => codes[code].http,
);

interface Operation {
  requestBody?: unknown;
  responses?: Record<string, unknown>;
}

interface Document {
  paths?: Record<string, Record<string, Operation>>;
  components?: Record<string, unknown>;
}

const freshSteps = new WeakSet<object>();

/** Marks a step of a route as one that asks for a fresh second factor, which the document then says of the route. */
export function asksFreshFactor<S extends object>(step: S): S {
  freshSteps.add(step);
  return step;
}

/** A route as the document describes it; `x-step-up` where it asks for a fresh second factor. */
export const withStepUp: SwaggerTransform = (input) => {
  const told = jsonSchemaTransform(input);
  const steps = [input.route.onRequest ?? []].flat();
  if (!steps.some((step) => freshSteps.has(step))) return told;
  return { ...told, schema: { ...told.schema, 'x-step-up': true } };
};

/**
 * The OpenAPI document with the answers that every route may give beside its own: one response a status, made from
 * the one table of codes, so that the document cannot tell of other errors than the server does.
 */
export const withErrors: SwaggerTransformObject = (input) => {
  const document = jsonSchemaTransformObject(input) as Document;
  const responses = Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      `Error${String(status)}`,
      {
        description: found.map((code) => `\`${code}\`: ${codes[code].text}`).join('\n\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
      },
    ]),
  );
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))) {
    for (const status of byStatus.keys()) {
      if (ofBodies.has(status) && operation.requestBody === undefined) continue;
      operation.responses = {
        [status]: { $ref: `#/components/responses/Error${String(status)}` },
        ...operation.responses,
      };
    }
  }
  return { ...document, components: { ...document.components, responses } };
};
