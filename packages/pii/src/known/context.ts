import type { Context } from './variants/index.ts';

/** How far before a part the words may stand that make it telling. */
const reach = 32;

const ending =
  /(?:\bend(?:s|ing|ed)?\b(?: (?:in|with|on))?|\blast (?:four|4)\b(?: digits| numbers)?|\blast\b|[*x\u2022#\u00d7.]{2,}|\bfinal (?:four|4)\b(?: digits)?)[^A-Za-z0-9]{0,4}(?:(?:is|are|of|in|with|digits)[^A-Za-z0-9]{0,3}){0,2}$/i;
const birth = /\b(?:born|birth|birthday|dob|d\.o\.b)\b/i;

/** Whether words stand before a place in a text that make a part of a value telling. */
export const context: Readonly<Record<Context, (text: string, start: number) => boolean>> = {
  ending: (text, start) => ending.test(text.slice(Math.max(0, start - reach), start)),
  birth: (text, start) => birth.test(text.slice(Math.max(0, start - reach), start)),
};
