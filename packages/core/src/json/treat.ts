import type { Cell, Field, Treatment } from '../kernel/index.ts';
import { cellOf, fits, jsonOf } from './leaf.ts';
import type { JsonPath } from './path.ts';
import type { Shape } from './shape.ts';
import { isJsonArray, isJsonObject, JsonNumber, type Json } from './value.ts';

/** How one access sees the fields of a record. */
export interface RecordTreatment {
  /** By field; one that is not named is hidden. */
  readonly treatments: Readonly<Record<string, Treatment>>;
  /** Treats a cell that is neither shown in clear nor hidden. */
  readonly mask: (field: Field, treatment: Treatment, cell: Cell) => Cell;
  /** Told of a value that is not of its field's type, and hidden: `field` or, above all fields, ''. */
  readonly retyped?: (field: string) => void;
}

/**
 * A record as it may leave: only fields of the shape, each treated. A hidden field is a null whether or not the record
 * has it, and a branch in which all is hidden looks like an empty one: neither tells what is there.
 */
export function treatRecord(record: Json, shape: Shape, treatment: RecordTreatment): Json {
  switch (shape.kind) {
    case 'leaf':
      return treatLeaf(record, shape.field, treatment);
    case 'array':
      return treatArray(record, shape.element, treatment);
    case 'object':
      return treatObject(record, shape.members, treatment);
  }
}

function treatLeaf(raw: Json, field: Field, { treatments, mask, retyped }: RecordTreatment): Json {
  const treatment = treatments[field.name] ?? 'hidden';
  if (treatment === 'hidden') return null;
  // Most of a record is clear, and has only to be what it was confirmed to be.
  if (treatment === 'clear' && fits(raw, field.type)) return raw;
  const cell = cellOf(raw, field.type);
  if (cell === undefined) {
    retyped?.(field.name);
    return null;
  }
  return field.type === 'json' ? null : jsonOf(mask(field, treatment, cell), field.type, raw);
}

function treatArray(raw: Json, element: Shape, treatment: RecordTreatment): Json {
  if (!shows(element, treatment)) return [];
  if (raw === null) return null;
  if (!isJsonArray(raw)) {
    treatment.retyped?.(firstField(element));
    return [];
  }
  return raw.map((one) => treatRecord(one, element, treatment));
}

function treatObject(raw: Json, members: ReadonlyMap<string, Shape>, treatment: RecordTreatment): Json {
  const shown = [...members.values()].some((member) => shows(member, treatment));
  if (raw === null && shown) return null;
  const known = isJsonObject(raw) ? raw : null;
  if (known === null && shown) treatment.retyped?.(firstField({ kind: 'object', members }));
  const treated = new Map<string, Json>();
  for (const [name, shape] of members) {
    const value = known?.get(name);
    if (!shows(shape, treatment)) treated.set(name, treatRecord(null, shape, treatment));
    else if (value !== undefined) treated.set(name, treatRecord(value, shape, treatment));
  }
  return treated;
}

/** Whether anything below is shown at all. */
function shows(shape: Shape, treatment: RecordTreatment): boolean {
  switch (shape.kind) {
    case 'leaf':
      return (treatment.treatments[shape.field.name] ?? 'hidden') !== 'hidden';
    case 'array':
      return shows(shape.element, treatment);
    case 'object':
      return [...shape.members.values()].some((member) => shows(member, treatment));
  }
}

function firstField(shape: Shape): string {
  if (shape.kind === 'leaf') return shape.field.name;
  if (shape.kind === 'array') return firstField(shape.element);
  const [first] = shape.members.values();
  return first === undefined ? '' : firstField(first);
}

/** The values at a path, outermost first; what is not there is left out. */
export function valuesAt(value: Json, path: JsonPath): readonly Json[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (step === 'each') return isJsonArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  const member = isJsonObject(value) ? value.get(step.member) : undefined;
  return member === undefined ? [] : valuesAt(member, rest);
}

/** An id as text: a string, or a whole number in its one spelling. @returns null for anything else */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return value instanceof JsonNumber && /^-?(0|[1-9][0-9]*)$/.test(value.text) ? value.text : null;
}
