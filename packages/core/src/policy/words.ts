import type { Permittable, Treatment } from '../kernel/index.ts';

/** How a field is shown, after "is" or "are". */
export const treatmentWords: Readonly<Record<Treatment, string>> = {
  clear: 'shown in clear',
  partial: 'shown in part',
  generalise: 'shown as a range',
  token: 'shown as a token',
  redact: 'redacted',
  hidden: 'hidden',
};

/** An operation of a permission, after "may". */
export const operationWords: Readonly<Record<Permittable, string>> = {
  read: 'read',
  lookup: 'look up',
  confirm: 'confirm',
  reveal: 'reveal',
  note: 'note',
  reply: 'reply',
  act: 'act',
  export: 'export',
};

/** `a`, `a and b`, `a, b and c`. */
export function andList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
