import { FormatError } from './formatError.ts';

/** One step from the root of a JSON text to a leaf; linked, so that depth costs nothing. */
export interface JsonPath {
  readonly parent: JsonPath | undefined;
  /** Key or list index; the root has none. */
  readonly step: string | number | undefined;
}

/** A key, string, number or literal with its place in the source. */
export interface JsonLeaf {
  readonly kind: 'key' | 'string' | 'number' | 'literal';
  readonly start: number;
  readonly end: number;
  /** What it says: escapes undone; numbers and literals as they are written. */
  readonly value: string;
  /** Where it stands; that of a key is the path of what it names. */
  readonly path: JsonPath;
}

const number = /-?\d[\d.eE+-]*/y;
const literal = /true|false|null/y;

/**
 * The leaves of a JSON text in order. Key order, doubled keys and the spelling of numbers are as in the source.
 * @param line first line of the source in its file
 * @throws {FormatError} when the text is not JSON
 */
export function jsonLeaves(source: string, line?: number): JsonLeaf[] {
  assertJson(source, line);
  const leaves: JsonLeaf[] = [];
  const open: { readonly isObject: boolean; readonly path: JsonPath }[] = [];
  let path: JsonPath = { parent: undefined, step: undefined };
  let awaitsKey = false;
  let at = 0;
  const keyIsNext = (): boolean => awaitsKey;
  const enter = (isObject: boolean): void => {
    open.push({ isObject, path });
    awaitsKey = isObject;
    if (!isObject) path = { parent: path, step: 0 };
  };
  const leave = (): void => {
    path = open.pop()?.path ?? path;
    awaitsKey = false;
  };
  const next = (): void => {
    const container = open.at(-1);
    awaitsKey = container?.isObject === true;
    if (!awaitsKey && container !== undefined) {
      path = { parent: container.path, step: typeof path.step === 'number' ? path.step + 1 : 0 };
    }
  };
  const push = (kind: JsonLeaf['kind'], end: number, value: string): void => {
    leaves.push({ kind, start: at, end, value, path });
    at = end;
  };
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '"') {
      const end = stringEnd(source, at);
      const value = JSON.parse(source.slice(at, end)) as string;
      const isKey = keyIsNext();
      if (isKey) path = { parent: open.at(-1)?.path, step: value };
      push(isKey ? 'key' : 'string', end, value);
      awaitsKey = false;
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      number.lastIndex = at;
      const token = number.exec(source)?.[0] ?? char;
      push('number', at + token.length, token);
    } else if (char === 't' || char === 'f' || char === 'n') {
      literal.lastIndex = at;
      const token = literal.exec(source)?.[0] ?? char;
      push('literal', at + token.length, token);
    } else {
      if (char === '{' || char === '[') enter(char === '{');
      else if (char === '}' || char === ']') leave();
      else if (char === ',') next();
      at += 1;
    }
  }
  return leaves;
}

/** The nearest key on the way to a leaf. */
export function keyOf(path: JsonPath | undefined): string | undefined {
  for (let at = path; at !== undefined; at = at.parent) if (typeof at.step === 'string') return at.step;
  return undefined;
}

/** The engine's own message quotes the text, so only the position is taken from it. */
function assertJson(source: string, line: number | undefined): void {
  try {
    JSON.parse(source);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const found = position === undefined ? undefined : source.slice(0, Number(position)).split('\n').length;
    throw new FormatError('not valid JSON', line ?? found);
  }
}

/** One past the closing quote of the string literal that begins at `from`. */
function stringEnd(source: string, from: number): number {
  let at = from + 1;
  while (source[at] !== '"') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}
