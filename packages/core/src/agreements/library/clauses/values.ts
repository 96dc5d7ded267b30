import type { Value } from '../../clause.ts';
import { particulars } from '../templates/particulars.ts';
import type { LibraryClause, Variable } from './shape.ts';

/** What the variables of a clause are set to, the particulars that its text names included. */
export type Values = Readonly<Record<string, Value>>;

/** A word that no list, sentence or quotation mark can hide in. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9_:+/-]*(\.[A-Za-z0-9_:+/-]+)*$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const TEXT_LENGTH = 2000;

/** The names between the braces of a text, each once. */
export function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))];
}

/**
 * Values for a clause: those given, then the document's particulars, then defaults.
 * @param given may lack any, and may hold names the clause does not know, which are left out
 */
export function valuesFor(
  clause: LibraryClause,
  given: Values = {},
  document: Readonly<Record<string, string>> = {},
): Values {
  const variables = Object.entries(clause.variables ?? {}).map(
    ([name, variable]) => [name, own(given, name) ?? variable.default] as const,
  );
  const named = namesIn(clause.text)
    .filter((name) => name in particulars)
    .map((name) => [name, own(document, name) ?? own(given, name) ?? ''] as const);
  return Object.fromEntries([...variables, ...named]);
}

/**
 * Whether values are exactly those the clause has, each of its kind and within its bounds.
 * @returns every problem, in words; none when they are good
 */
export function problemsOfValues(clause: LibraryClause, values: Values): readonly string[] {
  const variables = clause.variables ?? {};
  const named = namesIn(clause.text).filter((name) => name in particulars);
  return [
    ...Object.entries(variables).flatMap(([name, variable]) =>
      fits(variable, own(values, name)) ? [] : [`${name} must be ${wanted(variable)}`],
    ),
    ...named
      .filter((name) => !isText(own(values, name)))
      .map((name) => `${name} must be a text of one paragraph`),
    ...Object.keys(values)
      .filter((name) => !Object.hasOwn(variables, name) && !named.includes(name))
      .map((name) => `${name} is not a variable of it`),
  ];
}

function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function fits(variable: Variable, value: Value | undefined): boolean {
  switch (variable.type) {
    case 'integer':
      return (
        typeof value === 'number' && Number.isInteger(value) && value >= variable.min && value <= variable.max
      );
    case 'text':
      return isText(value);
    case 'word':
      return isWord(value);
    case 'time':
      return typeof value === 'string' && TIME.test(value);
    case 'choice':
      return variable.options.some((option) => option.value === value);
    case 'list':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        new Set(value).size === value.length &&
        value.every((word: unknown) => isWord(word) && (variable.options?.includes(word) ?? true))
      );
  }
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 80 && WORD.test(value) && value !== 'and';
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= TEXT_LENGTH && !/[\n\r{}]/.test(value);
}

function wanted(variable: Variable): string {
  switch (variable.type) {
    case 'integer':
      return `a whole number from ${String(variable.min)} to ${String(variable.max)}`;
    case 'text':
      return 'a text of one paragraph';
    case 'word':
      return 'one word';
    case 'time':
      return 'a time of day, 00:00 to 24:00';
    case 'choice':
      return `one of ${variable.options.map(({ value }) => value).join(', ')}`;
    case 'list':
      return variable.options === undefined
        ? 'a list of different words, not empty'
        : `one or more of ${variable.options.join(', ')}`;
  }
}
