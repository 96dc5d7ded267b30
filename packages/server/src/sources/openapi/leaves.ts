import { formatPath, type JsonPath } from '@cordon/core/json';
import type { FieldType } from '@cordon/core/kernel';
import type { OpenApi } from './document.ts';
import { flatten, type Flat } from './flat.ts';

/** A value in a record that a field of the data map can name. */
export interface Leaf {
  readonly path: string;
  /** Member names on the way, without the arrays. */
  readonly names: readonly string[];
  /** False below an array: one record then has several. */
  readonly single: boolean;
  readonly type: FieldType;
  readonly format: string | null;
}

export interface Unclear {
  readonly path: string;
  readonly why: string;
}

/** Objects and arrays within each other. */
const DEEPEST = 6;
/** Fields of one record. */
const MOST = 300;
/** Characters of a path, as a data map can hold it. */
const LONGEST = 100;

const UNSAID = 'its schema does not say what is in it';

/** The fields of a record by its schema. What the schema leaves open, or repeats without end, is no field. */
export function leavesOf(
  doc: OpenApi,
  record: Flat,
): { readonly leaves: readonly Leaf[]; readonly unclear: readonly Unclear[] } {
  const leaves: Leaf[] = [];
  const unclear: Unclear[] = [];

  const walk = (flat: Flat | null, path: JsonPath, behind: readonly string[]): void => {
    const here = formatPath(path);
    const why = whyUnclear(flat, path, here, behind);
    if (flat === null || why !== null) {
      unclear.push({ path: here, why: why ?? UNSAID });
      return;
    }
    const [seen, { type, items, members }] = [[...behind, ...flat.via], flat];
    if (type === 'array' && items.length > 0) {
      walk(flatten(doc, items), [...path, 'each'], seen);
      return;
    }
    if (type === 'object' && members.size > 0) {
      for (const [member, schemas] of members) walk(flatten(doc, schemas), [...path, { member }], seen);
      return;
    }
    const known = typeOf(flat);
    if (known === null || leaves.length >= MOST) {
      unclear.push({ path: here, why: known === null ? UNSAID : 'there are too many fields' });
      return;
    }
    const names = path.flatMap((step) => (step === 'each' ? [] : [step.member]));
    leaves.push({ path: here, names, single: !path.includes('each'), type: known, format: flat.format });
  };

  for (const [member, schemas] of record.members) walk(flatten(doc, schemas), [{ member }], record.via);
  return { leaves, unclear };
}

function whyUnclear(
  flat: Flat | null,
  path: JsonPath,
  here: string,
  behind: readonly string[],
): string | null {
  if (flat === null) return UNSAID;
  if (flat.writeOnly) return 'it is only written, never read';
  if (flat.via.some((ref) => behind.includes(ref))) return 'it contains itself';
  return path.length > DEEPEST || here.length > LONGEST ? 'it lies too deep' : null;
}

function typeOf({ type, format }: Flat): FieldType | null {
  switch (type) {
    case 'string':
      return format === 'date' ? 'date' : format === 'date-time' ? 'timestamp' : 'text';
    case 'integer':
      return 'integer';
    case 'number':
      return 'numeric';
    case 'boolean':
      return 'boolean';
    default:
      return null;
  }
}
