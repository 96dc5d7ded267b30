/** A value of the card as it is to be written. */
export type CellText =
  | { readonly kind: 'text'; readonly text: string }
  /** A calendar day; it has no zone. */
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'instant'; readonly at: string };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)([+-]\d{2})(?::?(\d{2}))?$/;

/** Reads a value as PostgreSQL prints it: days and moments are told from other text. */
export function cellText(value: string): CellText {
  const day = DAY.exec(value);
  if (day !== null && !Number.isNaN(Date.parse(value))) return { kind: 'day', text: dayOf(value) };
  const [, date, time, hours, minutes = '00'] = INSTANT.exec(value) ?? [];
  const at = new Date(`${date ?? ''}T${time ?? ''}${hours ?? ''}:${minutes}`);
  if (date !== undefined && !Number.isNaN(at.getTime())) return { kind: 'instant', at: at.toISOString() };
  return { kind: 'text', text: value };
}

/** In UTC, because a day must not move with the reader's zone. */
function dayOf(value: string): string {
  return new Date(`${value}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** Cuts a long value where people would break a line: after the signs of an address, before the next word. */
export function breaks(value: string): readonly string[] {
  return value.split(/(?<=[@._/-])(?=\w)/);
}
