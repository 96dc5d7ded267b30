/** Who said something in a conversation with a customer. */
export const speakers = ['customer', 'agent', 'system'] as const;

export type Speaker = (typeof speakers)[number];

/** One turn of a conversation. `at` as RFC 3339, or null where the contact centre tells no time of it. */
export interface Turn {
  readonly speaker: Speaker;
  readonly at: string | null;
  readonly text: string;
}

/** How many pieces of each kind were taken out; `AGENT` for names of the vendor's own people. */
export type Removed = Readonly<Record<string, number>>;

/** A conversation without the personal data in it. */
export interface Anonymised {
  readonly turns: readonly Turn[];
  readonly removed: Removed;
}

/** @returns how long a conversation took, in whole seconds, by the times of its turns; null where they tell none */
export function secondsOf(turns: readonly Turn[]): number | null {
  const times = turns.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)])).filter(Number.isFinite);
  if (times.length < 2) return null;
  return Math.round((Math.max(...times) - Math.min(...times)) / 1000);
}
