import { FormatError } from './formatError.ts';
import type { RedactPart } from './part.ts';

const number = /-?\d[\d.eE+-]*/y;

/**
 * Redacts every string, number and key of a JSON text, with the nearest key as context; layout, number
 * spelling and key order stay. A number that holds personal data becomes a string. Keys can fall together
 * (`[EMAIL]` twice) unless placeholders are numbered.
 *
 * @throws {FormatError} when the text is not JSON; `line` is the first line of `source` in its file
 */
export function redactJson(source: string, redactPart: RedactPart, line?: number): string {
  assertJson(source, line);
  const out: string[] = [];
  const open: { readonly isObject: boolean; readonly label: string | undefined }[] = [];
  let label: string | undefined;
  let awaitsKey = false;
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '"') {
      const end = stringEnd(source, at);
      const token = source.slice(at, end);
      const value = JSON.parse(token) as string;
      const redacted = redactPart(value, awaitsKey ? undefined : label);
      out.push(redacted === value ? token : JSON.stringify(redacted));
      if (awaitsKey) label = value;
      awaitsKey = false;
      at = end;
      continue;
    }
    if (char === '-' || (char >= '0' && char <= '9')) {
      number.lastIndex = at;
      const token = number.exec(source)?.[0] ?? char;
      const redacted = redactPart(token, label);
      out.push(redacted === token ? token : JSON.stringify(redacted));
      at += token.length;
      continue;
    }
    if (char === '{' || char === '[') {
      open.push({ isObject: char === '{', label });
      awaitsKey = char === '{';
    } else if (char === '}' || char === ']') {
      label = open.pop()?.label;
      awaitsKey = false;
    } else if (char === ',') {
      const container = open.at(-1);
      awaitsKey = container?.isObject === true;
      if (!awaitsKey) label = container?.label;
    }
    out.push(char);
    at += 1;
  }
  return out.join('');
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
