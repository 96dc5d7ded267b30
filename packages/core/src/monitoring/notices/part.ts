import type { Told } from './told.ts';

/** One content that a law asks of a notice. */
export interface Part {
  /** The same in every notice that asks for the same thing. */
  readonly id: string;
  readonly heading: string;
  /** The provision that asks for it. */
  readonly citation: string;
  /** What is missing while it is: `the likely consequences`. */
  readonly asks: string;
  /** @returns null while it is not known */
  readonly say: (told: Told) => string | null;
  /** Undefined: always. */
  readonly neededWhen?: (told: Told, late: boolean) => boolean;
}

/** Stands in a notice in place of what nobody knows. A notice that still says it is not complete. */
export const NOT_KNOWN = 'Not known yet.';

/** Sentences of what is known; null when nothing is. */
export function sentences(...known: readonly (string | null)[]): string | null {
  const said = known.filter((one) => one !== null && one !== '');
  return said.length === 0 ? null : said.join(' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
