import { FormatError } from '../formats/formatError.ts';
import { isPiiType, type PiiType } from '../span.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws {FormatError} for what is no object, or has a key that nobody reads: a mistyped rule lets values through */
export function objectOf(value: unknown, where: string, keys: readonly string[]): JsonObject {
  if (!isRecord(value)) throw new FormatError(`policy: ${where} must be an object`);
  if (Object.keys(value).some((key) => !keys.includes(key))) {
    throw new FormatError(
      keys.length === 0
        ? `policy: ${where} takes no settings`
        : `policy: ${where} has an unknown key; known are ${keys.join(', ')}`,
    );
  }
  return value;
}

export function listOf<T>(value: unknown, where: string, read: (one: unknown, where: string) => T): T[] {
  if (!Array.isArray(value)) throw new FormatError(`policy: ${where} must be a list`);
  return value.map((one: unknown, i) => read(one, `${where}[${i}]`));
}

export function stringOf(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw new FormatError(`policy: ${where} must be a string`);
}

export function numberOf(value: unknown, where: string): number {
  if (typeof value === 'number') return value;
  throw new FormatError(`policy: ${where} must be a number`);
}

export function flagOf(value: unknown, where: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new FormatError(`policy: ${where} must be true or false`);
}

export function typeOf(value: unknown, where: string): PiiType {
  if (typeof value === 'string' && isPiiType(value)) return value;
  throw new FormatError(`policy: ${where}: not the name of a type, such as EMAIL`);
}

/** One of a few words. */
export function choiceOf<T extends string>(value: unknown, where: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new FormatError(`policy: ${where} must be one of ${choices.join(', ')}`);
}
