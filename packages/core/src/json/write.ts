import { isJsonArray, isJsonObject, JsonNumber, type Json } from './value.ts';

/** The text of a value: no blanks, members in their order, numbers as they were written. */
export function writeJson(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof JsonNumber) return value.text;
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (!isJsonObject(value)) return 'null';
  let members = '';
  for (const [name, member] of value) {
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${writeJson(member)}`;
  }
  return `{${members}}`;
}
