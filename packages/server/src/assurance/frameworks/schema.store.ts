import { readFile } from 'node:fs/promises';
import type { OscalObject } from '@cordon/core/assurance';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

/** The official schema of OSCAL 1.2.2, as NIST published it. */
const SCHEMA = new URL('oscal_complete_schema-1.2.2.json', import.meta.url);

/** @returns whether the official schema holds for a document; compiled when it is first asked, which takes a moment */
export function createOscalSchema(): () => Promise<(document: OscalObject) => boolean> {
  let compiled: Promise<(document: OscalObject) => boolean> | undefined;
  return () => (compiled ??= compile());
}

async function compile(): Promise<(document: OscalObject) => boolean> {
  // Its patterns are ECMAScript's with the `u` flag; the first fault ends it, so that a document of faults costs no more than one.
  const ajv = new Ajv({ strict: false, unicodeRegExp: true, allErrors: false });
  formats.default(ajv);
  const holds = ajv.compile(JSON.parse(await readFile(SCHEMA, 'utf8')) as object);
  return (document) => holds(document);
}
