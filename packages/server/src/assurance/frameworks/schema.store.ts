import { readFile } from 'node:fs/promises';
import { modelOf, type OscalObject } from '@cordon/core/assurance';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { OscalSchema } from './reading.ts';

/** The official schema of OSCAL 1.2.2, as NIST published it. */
const SCHEMA = new URL('oscal_complete_schema-1.2.2.json', import.meta.url);

/** @returns the schema, compiled when it is first asked, which takes a moment */
export function createOscalSchema(): () => Promise<OscalSchema> {
  let compiled: Promise<OscalSchema> | undefined;
  return () => (compiled ??= compile());
}

interface WholeSchema {
  readonly $id: string;
  readonly oneOf: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
}

async function compile(): Promise<OscalSchema> {
  // Its patterns are ECMAScript's with the `u` flag; the first fault ends it, so that a document of faults costs no more than one.
  const ajv = new Ajv({ strict: false, unicodeRegExp: true, allErrors: false });
  formats.default(ajv);
  const whole = JSON.parse(await readFile(SCHEMA, 'utf8')) as WholeSchema;
  const holds = ajv.compile(whole);
  // The whole is a choice of models, of which a fault in one only says that none was met: the model's own part says where.
  const partOf = (document: OscalObject) => {
    const model = modelOf(document);
    const at = whole.oneOf.findIndex(({ properties }) => model !== null && model in properties);
    return ajv.compile({ $ref: at < 0 ? whole.$id : `${whole.$id}#/oneOf/${at}` });
  };
  return (document) => {
    if (holds(document)) return null;
    const part = partOf(document);
    part(document);
    const { instancePath = '', message = 'does not hold' } = part.errors?.[0] ?? {};
    return `At ${instancePath === '' ? 'its root' : instancePath}: it ${message}.`;
  };
}
