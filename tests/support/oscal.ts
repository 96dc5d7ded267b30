import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { OscalObject } from '@cordon/core/assurance';

/** The schema as NIST published it with OSCAL 1.2.2; the server validates imports with the same file. */
export const OSCAL_SCHEMA = new URL(
  '../../packages/server/src/assurance/frameworks/oscal_complete_schema-1.2.2.json',
  import.meta.url,
);

/** A document that NIST published as an example. */
export function oscalExample(name: string): OscalObject {
  const file = new URL(`../vectors/oscal/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as OscalObject;
}

/** @returns what the official schema says against a document, by place; empty when it holds */
export function oscalFaults(document: unknown): readonly string[] {
  compiled ??= compile();
  return compiled(document)
    ? []
    : (compiled.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`);
}

let compiled: ReturnType<typeof compile> | undefined;

function compile() {
  const ajv = new Ajv({ strict: false, unicodeRegExp: true });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(OSCAL_SCHEMA, 'utf8')) as object);
}
