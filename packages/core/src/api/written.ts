import type { ParamUse } from '../kernel/index.ts';

/** Stands in a template for the value. */
const PLACE = '{}';

/** What would end the text around the value, in JSON or in a filter language. */
const ENDS = /["'\\`]/;

/** A value as the API wants it written. @returns null for one that would reach out of its template */
export function written(use: ParamUse, value: string): string | null {
  const [before, after] = aroundOf(use);
  if (before === '' && after === '') return value;
  return ENDS.test(value) ? null : before + value + after;
}

/** The value of a text that is written like that. @returns null for any other text */
export function unwritten(use: ParamUse, text: string): string | null {
  const [before, after] = aroundOf(use);
  if (before === '' && after === '') return text;
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after))
    return null;
  const value = text.slice(before.length, text.length - after.length);
  return ENDS.test(value) ? null : value;
}

function aroundOf(use: ParamUse): readonly [before: string, after: string] {
  const template = 'template' in use ? use.template : undefined;
  const at = template?.indexOf(PLACE) ?? -1;
  return template === undefined || at === -1
    ? ['', '']
    : [template.slice(0, at), template.slice(at + PLACE.length)];
}
