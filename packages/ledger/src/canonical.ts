import { LedgerError } from './errors.ts';
import { toUtf8 } from './bytes.ts';

/** Any value that JSON can carry. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper values are refused, so that a hostile or circular one ends in an error and not in a full stack. */
const MAX_DEPTH = 128;

/**
 * Writes a JSON value in its one canonical form (RFC 8785): no white space, keys sorted by UTF-16 code units,
 * numbers and strings as ECMAScript writes them.
 * @returns UTF-8 bytes, to be hashed and stored as they are
 * @throws LedgerError `canonical` for what JSON cannot carry without loss: NaN, an infinity, a lone surrogate,
 *   undefined, a function, a bigint, a hole, an instance of a class, or nesting beyond 128 levels
 */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return toUtf8(write(value, 0));
}

/** The text of `canonicalBytes`. */
export function canonicalText(value: JsonValue): string {
  return write(value, 0);
}

// The types promise JSON, but values also come from untyped code: each case is checked, and unknown is refused.
function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new LedgerError('canonical', 'nested too deep to be canonical JSON');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string') return writeString(value);
  // Every entry of a ledger is written here: texts grow, since arrays of their parts cost twice the time.
  if (Array.isArray(value)) {
    let items = '';
    // A hole reads as undefined, which is then refused.
    for (let i = 0; i < value.length; i++) items += (i === 0 ? '' : ',') + write(value[i], depth + 1);
    return `[${items}]`;
  }
  if (isPlainObject(value)) {
    const { names, heads } = shapeOf(Object.keys(value));
    let members = '';
    for (let i = 0; i < names.length; i++)
      members += (heads[i] ?? '') + write(value[names[i] ?? ''], depth + 1);
    return `{${members}}`;
  }
  throw new LedgerError('canonical', `a ${typeof value} that is not plain JSON`);
}

/** The names of an object's members in their order, and how each member begins: with its comma, name and colon. */
interface Shape {
  readonly names: readonly string[];
  readonly heads: readonly string[];
}

/** What well-formed names cannot hold. */
const BETWEEN = '\ud800';
/** What is remembered stays small, whatever names a hostile body brings. */
const MOST_SHAPES = 1024;
const MOST_CHARACTERS = 1024;
const shapes = new Map<string, Shape>();

/** Entries of a kind have the same members: sorting and quoting their names each time costs more than all the rest. */
function shapeOf(keys: string[]): Shape {
  const together = keys.join(BETWEEN);
  const known = shapes.get(together);
  // As many names, so none of them holds what stands between them: they are the same.
  if (known?.names.length === keys.length) return known;
  // The default order is by UTF-16 code units, RFC 8785 section 3.2.3.
  const names = keys.sort();
  const shape = { names, heads: names.map((name, i) => `${i === 0 ? '' : ','}${writeString(name)}:`) };
  if (together.length > MOST_CHARACTERS) return shape;
  if (shapes.size === MOST_SHAPES) shapes.clear();
  shapes.set(together, shape);
  return shape;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new LedgerError('canonical', 'a number that is not finite');
  return JSON.stringify(value);
}

/** Characters that stand for themselves between quotes, RFC 8785 section 3.2.2.2: printable ASCII but `"` and `\`. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new LedgerError('canonical', 'a string with a lone surrogate');
  return JSON.stringify(value);
}

// An object from another realm (a frame, a vm context) is plain too, so its prototype is not compared with ours.
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return plain && Object.getOwnPropertySymbols(value).length === 0;
}
