import type { Cell, Field, Treatment } from '../kernel/index.ts';
import { cellOf, fits, jsonOf } from './leaf.ts';
import type { JsonPath } from './path.ts';
import type { Shape } from './shape.ts';
import { isJsonArray, isJsonObject, JsonNumber, type Json } from './value.ts';
import { writeJson } from './write.ts';

/** How one access sees the fields of a record. */
export interface RecordTreatment {
  /** By field; one that is not named is hidden. */
  readonly treatments: Readonly<Record<string, Treatment>>;
  /** Treats a cell that is neither shown in clear nor hidden. */
  readonly mask: (field: Field, treatment: Treatment, cell: Cell) => Cell;
  /** What a text shown in clear becomes; none where it stays as it is. */
  readonly clear?: (text: string) => string;
  /** Told of a value that is not of its field's type, and hidden: `field` or, above all fields, ''. */
  readonly retyped?: (field: string) => void;
}

/**
 * How records of a shape are written as they may leave: only fields of the shape, each treated. A hidden field is a null
 * whether or not the record has it, and a branch in which all is hidden looks like an empty one: neither tells what is there.
 * What is the same for all records is looked at once, and no treated record is built only to be written.
 * @returns the text of a record
 */
export function recordWriter(shape: Shape, treatment: RecordTreatment): (record: Json) => string {
  return branchOf(shape, treatment).write;
}

/** A part of the shape. */
interface Branch {
  /** Whether anything below is shown at all. */
  readonly shown: boolean;
  readonly write: (raw: Json) => string;
}

function branchOf(shape: Shape, treatment: RecordTreatment): Branch {
  switch (shape.kind) {
    case 'leaf':
      return leafOf(shape.field, treatment);
    case 'array':
      return arrayOf(shape.element, treatment);
    case 'object':
      return objectOf(shape.members, treatment);
  }
}

function leafOf(field: Field, { treatments, mask, clear, retyped }: RecordTreatment): Branch {
  const treatment = treatments[field.name] ?? 'hidden';
  if (treatment === 'hidden') return { shown: false, write: () => 'null' };
  const { name, type } = field;
  return {
    shown: true,
    write(raw) {
      // Most of a record is clear, and has only to be what it was confirmed to be.
      if (treatment === 'clear' && fits(raw, type))
        return writeJson(clear === undefined ? raw : everyText(raw, clear));
      const cell = cellOf(raw, type);
      if (cell === undefined) retyped?.(name);
      if (cell === undefined || type === 'json') return 'null';
      return writeJson(jsonOf(mask(field, treatment, cell), type, raw));
    },
  };
}

/** Each text of a value, names of members among them, as it becomes. */
function everyText(raw: Json, change: (text: string) => string): Json {
  if (typeof raw === 'string') return change(raw);
  if (raw === null || typeof raw === 'boolean' || raw instanceof JsonNumber) return raw;
  if (isJsonArray(raw)) return raw.map((one) => everyText(one, change));
  return isJsonObject(raw)
    ? new Map([...raw].map(([name, value]) => [change(name), everyText(value, change)]))
    : raw;
}

function arrayOf(shape: Shape, treatment: RecordTreatment): Branch {
  const element = branchOf(shape, treatment);
  if (!element.shown) return { shown: false, write: () => '[]' };
  return {
    shown: true,
    write(raw) {
      if (raw === null) return 'null';
      if (isJsonArray(raw)) return `[${raw.map(element.write).join(',')}]`;
      treatment.retyped?.(firstField(shape));
      return '[]';
    },
  };
}

function objectOf(members: ReadonlyMap<string, Shape>, treatment: RecordTreatment): Branch {
  const branches = Array.from(members, ([name, member]) => {
    const branch = branchOf(member, treatment);
    const before = `${JSON.stringify(name)}:`;
    // What is hidden is the same in every record.
    return { ...branch, name, before, hidden: before + branch.write(null) };
  });
  const shown = branches.some((branch) => branch.shown);
  return {
    shown,
    write(raw) {
      if (raw === null && shown) return 'null';
      const known = isJsonObject(raw) ? raw : null;
      if (known === null && shown) treatment.retyped?.(firstField({ kind: 'object', members }));
      let text = '';
      for (const branch of branches) {
        const value = branch.shown ? known?.get(branch.name) : null;
        if (value === undefined) continue;
        text +=
          (text === '' ? '' : ',') + (branch.shown ? branch.before + branch.write(value) : branch.hidden);
      }
      return `{${text}}`;
    },
  };
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
