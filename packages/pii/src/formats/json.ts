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
  const open: { readonly isObject: boolean; readonly label: string | undefined }[] = [];
  let out = '';
  let done = 0;
  let label: string | undefined;
  let awaitsKey = false;
  let at = 0;
  const replace = (end: number, value: string, redacted: string): void => {
    if (redacted !== value) {
      out += source.slice(done, at) + JSON.stringify(redacted);
      done = end;
    }
    at = end;
  };
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '"') {
      const end = stringEnd(source, at);
      const value = JSON.parse(source.slice(at, end)) as string;
      replace(end, value, redactPart(value, awaitsKey ? undefined : label));
      if (awaitsKey) label = value;
      awaitsKey = false;
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      number.lastIndex = at;
      const token = number.exec(source)?.[0] ?? char;
      replace(at + token.length, token, redactPart(token, label));
    } else {
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
      at += 1;
    }
  }
  return out + source.slice(done);
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
