import type { JsonValue } from './canonical.ts';

/** Whether a JSON value has members. */
export function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text among the `words` of an administrative act's body; empty when there is none. */
export function wordOf(body: JsonValue, name: string): string {
  const words = isObject(body) ? body.words : undefined;
  const text = isObject(words) ? words[name] : undefined;
  return typeof text === 'string' ? text : '';
}
