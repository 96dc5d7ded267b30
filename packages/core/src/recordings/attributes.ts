import type { Loose } from './event.ts';
import { safeStyle, safeSheet } from './css.ts';

/*
 * What of an element's attributes is kept: those that give it its look, each with the form its value must have. An attribute
 * that is not listed (title, aria-label, alt, value, href, id, any other data-*) is gone, whatever it holds.
 */

type Form = (value: string) => string | null;

const matching =
  (pattern: RegExp): Form =>
  (value) =>
    pattern.test(value) ? value : null;

/** A measure on a page: nothing with as many digits as a number of somebody. */
const measure = matching(/^-?\d{0,4}(?:\.\d{1,8})?(?:px|em|rem|%)?$/);
const flag = matching(/^(?:true|false|mixed|page|dialog|menu|listbox|tree|grid|polite|assertive|off|)$/);
const word = matching(/^[a-z][a-z-]{0,20}$|^$/);
const colour = matching(
  /^(?:none|currentColor|transparent|var\(--[a-z0-9-]{1,60}\)|#[0-9a-f]{3,8}|[a-z]{3,20})$/i,
);
/** What is filled by something else is not filled: by itself it would be black. */
const paint: Form = (value) => colour(value) ?? 'none';
/** Commands and numbers of up to four digits before the point. */
const path = matching(/^(?!.*(?<![.\d])\d{5})[MLHVCSQTAZ\d\s,.e+-]{0,4000}$/i);
const numbers = matching(/^(?!.*(?<![.\d])\d{5})[\d\s,.-]{0,400}$/);
const moved = matching(
  /^(?!.*(?<![.\d])\d{5})(?:(?:rotate|translate|scale|matrix)\([\d\s,.-]{1,80}\)\s*){1,4}$/,
);
const classes = matching(/^[\w\s:./-]{0,2000}$/);
const stylesheet: Form = (value) =>
  /^(?:https?:\/\/[^/?#]+)?(\/assets\/[\w.-]{1,120}\.css)$/.exec(value)?.[1] ?? null;

const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['class', classes],
  ['style', safeStyle],
  ['_csstext', safeSheet],
  ['role', word],
  ['type', word],
  ['dir', word],
  ['rel', matching(/^stylesheet$/)],
  ['href', stylesheet],
  ...(['hidden', 'disabled', 'open', 'readonly', 'colspan', 'rowspan', 'rows', 'cols'] as const).map(
    (name): [string, Form] => [name, matching(/^(?:\d{0,3}|true|false|until-found)$/)],
  ),
  ...(
    [
      'hidden',
      'expanded',
      'selected',
      'checked',
      'pressed',
      'disabled',
      'busy',
      'modal',
      'haspopup',
      'live',
    ] as const
  ).map((name): [string, Form] => [`aria-${name}`, flag]),
  ...(
    [
      'variant',
      'size',
      'active',
      'disabled',
      'orientation',
      'position',
      'with-border',
      'side',
      'loading',
      'hovered',
      'treatment',
      'author',
      'tone',
    ] as const
  ).map((name): [string, Form] => [`data-${name}`, word]),
  ['data-mantine-color-scheme', matching(/^(?:light|dark)$/)],
  ['data-mantine-styles', word],
  ...(
    [
      'rr_width',
      'rr_height',
      'width',
      'height',
      'x',
      'y',
      'x1',
      'x2',
      'y1',
      'y2',
      'cx',
      'cy',
      'r',
      'rx',
      'ry',
    ] as const
  ).map((name): [string, Form] => [name, measure]),
  ['stroke-width', measure],
  ['stroke-dasharray', numbers],
  ['stroke-dashoffset', measure],
  ['stroke-linecap', word],
  ['stroke-linejoin', word],
  ['stroke', paint],
  ['fill', paint],
  ['viewbox', numbers],
  ['points', numbers],
  ['transform', moved],
  ['d', path],
]);

/**
 * The value of an attribute as it may be kept.
 * @param value a text, or the flags and measures that rrweb itself writes; null where the attribute was taken away
 * @returns undefined where nothing of the attribute is kept
 */
export function safeAttribute(name: string, value: Loose | undefined): Loose | undefined {
  const form = forms.get(name.toLowerCase());
  if (form === undefined) return undefined;
  if (value === null || value === true || value === false) return value;
  if (typeof value === 'number') return form(String(value)) === null ? undefined : value;
  return typeof value === 'string' ? (form(value) ?? undefined) : undefined;
}
