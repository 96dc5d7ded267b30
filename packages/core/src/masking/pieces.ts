import { DOTS } from './mask.ts';

/*
 * The pieces of a text a mask may show, each as SQL and as a function. Characters are code points on both sides,
 * and classes are ASCII only, so that no locale decides. `text` is an expression of type text, evaluated often:
 * a column, not a call. Null stays null.
 */

/** The first character, leading spaces aside: `M•••`. */
export const initialSql = (text: string): string => `left(ltrim(${text}, ' '), 1) || '${DOTS}'`;

export const initialOf = (text: string): string => firstOf(text.replace(/^ +/, '')) + DOTS;

/** First character of both halves and the last label of the domain: `m•••@e•••.com`. */
export function emailSql(text: string): string {
  const shown = [
    `left(${text}, 1)`,
    `'${DOTS}@'`,
    `left(split_part(${text}, '@', 2), 1)`,
    `'${DOTS}.'`,
    `substring(${text} FROM '[A-Za-z]+$')`,
  ].join(' || ');
  return orDots(text, `${text} ~ '^[^@]+@[^@]+[.][A-Za-z]{2,12}$'`, shown);
}

export function emailOf(text: string): string {
  const found = /^([^@])[^@]*@([^@])[^@]*[.]([A-Za-z]{2,12})$/u.exec(text);
  const [, user = '', host = '', label = ''] = found ?? [];
  return found === null ? DOTS : `${user}${DOTS}@${host}${DOTS}.${label}`;
}

/** The last `shown` characters of a class, when there are at least `least` of them: `•••42`. */
export function tailSql(text: string, kept: '0-9' | '0-9A-Za-z', least: number, shown: number): string {
  const bare = onlySql(text, kept);
  return orDots(text, `length(${bare}) >= ${least}`, `'${DOTS}' || right(${bare}, ${shown})`);
}

export function tailOf(text: string, kept: '0-9' | '0-9A-Za-z', least: number, shown: number): string {
  const bare = onlyOf(text, kept);
  return bare.length >= least ? DOTS + bare.slice(-shown) : DOTS;
}

/** The first characters of a postal code of at least five: `101•••`. */
export function prefixSql(text: string, shown: number): string {
  const bare = onlySql(text, '0-9A-Za-z');
  return orDots(text, `length(${bare}) >= 5`, `left(${bare}, ${shown}) || '${DOTS}'`);
}

export function prefixOf(text: string, shown: number): string {
  const bare = onlyOf(text, '0-9A-Za-z');
  return bare.length >= 5 ? bare.slice(0, shown) + DOTS : DOTS;
}

/** The year of a date that is kept as text in ISO form: `1985•••`. */
export const yearTextSql = (text: string): string =>
  orDots(text, `${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'`, `left(${text}, 4) || '${DOTS}'`);

export const yearTextOf = (text: string): string =>
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text) ? text.slice(0, 4) + DOTS : DOTS;

function orDots(text: string, condition: string, shown: string): string {
  return `CASE WHEN ${condition} THEN ${shown} WHEN ${text} IS NOT NULL THEN '${DOTS}' END`;
}

function onlySql(text: string, kept: string): string {
  return `regexp_replace(${text}, '[^${kept}]', '', 'g')`;
}

function onlyOf(text: string, kept: '0-9' | '0-9A-Za-z'): string {
  return text.replace(kept === '0-9' ? /[^0-9]/gu : /[^0-9A-Za-z]/gu, '');
}

function firstOf(text: string): string {
  const [first = ''] = text;
  return first;
}
