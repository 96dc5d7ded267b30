import { modelOf, readCatalog, readPlan, readResults, writePlan, writeResults } from '@cordon/core/assurance';
import type { CatalogControl, Head, OscalJson, OscalModel, OscalObject } from '@cordon/core/assurance';
import { open } from '@cordon/core/assurance';
import { isJsonArray, isJsonObject, JsonNumber, JsonRefused, parseJson, type Json } from '@cordon/core/json';
import { Failure } from '@cordon/core/kernel';

/** Letters of a document; NIST's whole catalog of SP 800-53, without blanks, has half as many. */
export const MOST_LETTERS = 12_000_000;

/** A document of somebody else may be built to break its reader: it is cut off before it costs much. */
const LIMITS = { depth: 48, members: 1_000, values: 600_000 };

/** More controls than any published catalog has. */
const MOST_CONTROLS = 5_000;

/** A number has to come out as it went in. */
const DIGITS = 15;

/**
 * What the official schema says against a document: where, as a JSON pointer, and what has to hold there, with nothing of
 * its values; null when it holds.
 */
export type OscalSchema = (document: OscalObject) => string | null;

/** What was read of somebody else's document. */
export interface ReadDocument {
  readonly model: OscalModel;
  readonly head: Head;
  /** As it is given out again. */
  readonly document: OscalObject;
  readonly controls: readonly CatalogControl[];
}

/**
 * Reads an OSCAL document in JSON: by the grammar, by the official schema, then into what we know of it.
 * @param faultOf what the official schema says against it
 * @throws Failure `oscal-refused`, with where the schema does not hold; nothing of what stands there
 */
export function readOscal(text: string, faultOf: OscalSchema): ReadDocument {
  const document = plainDocument(text);
  const model = modelOf(document);
  if (model === null) throw new Failure('oscal-refused');
  const fault = faultOf(document);
  if (fault !== null) throw new Failure('oscal-refused', fault);
  const controls = model === 'catalog' ? readCatalog(document).controls : [];
  const ids = new Set(controls.map(({ id }) => id));
  if (controls.length > MOST_CONTROLS || ids.size < controls.length) throw new Failure('oscal-refused');
  return { model, head: open(document).head, controls, document: writtenAgain(model, document) };
}

function writtenAgain(model: OscalModel, document: OscalObject): OscalObject {
  switch (model) {
    case 'assessment-results':
      return writeResults(readResults(document));
    case 'plan-of-action-and-milestones':
      return writePlan(readPlan(document));
    case 'catalog':
      return document;
  }
}

function plainDocument(text: string): OscalObject {
  try {
    const value = parseJson(text, LIMITS);
    if (isJsonObject(value)) return plainObject(value);
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
  }
  throw new Failure('oscal-refused');
}

function plainObject(value: ReadonlyMap<string, Json>): OscalObject {
  // Own members, `__proto__` among them: no name of a document reaches a prototype.
  return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
}

/** @throws Failure `oscal-refused` for a number that JavaScript would change */
function plain(value: Json): OscalJson {
  if (value instanceof JsonNumber) {
    const digits = value.text
      .replace(/[eE].*$/, '')
      .replaceAll(/[-.]/g, '')
      .replace(/^0+/, '');
    const number = Number(value.text);
    if (digits.length > DIGITS || !Number.isFinite(number) || (number === 0 && digits !== ''))
      throw new Failure('oscal-refused');
    return number;
  }
  if (value === null || typeof value !== 'object') return value;
  if (isJsonArray(value)) return value.map(plain);
  return isJsonObject(value) ? plainObject(value) : null;
}
