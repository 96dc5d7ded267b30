/**
 * A JSON value (RFC 8259) that keeps what a client could tell apart: the digits of a number as they were written, and
 * the order of members. No name stands twice in an object.
 */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export type JsonObject = ReadonlyMap<string, Json>;

/** A number as it was written: 12345678901234567890 and 1E400 have no equal among the numbers of JavaScript. */
export class JsonNumber {
  readonly text: string;

  /** @param text by the grammar of RFC 8259 section 6 */
  constructor(text: string) {
    this.text = text;
  }
}

export function isJsonObject(value: Json): value is JsonObject {
  return value instanceof Map;
}

export function isJsonArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
