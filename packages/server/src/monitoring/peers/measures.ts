/** What a person's work is compared by; each a number a day on which they worked. */
export const measures = ['customers', 'lookups', 'reveals', 'refused', 'unexplained', 'rows'] as const;

export type Measure = (typeof measures)[number];

/** One agent's days, summed. */
export interface AgentDays {
  readonly agent: string;
  readonly days: number;
  readonly sums: Readonly<Record<Measure, number>>;
}

/** Where one person stands among those who do the same work. */
export interface Standing {
  readonly measure: Measure;
  /** A day, of the person; null when they did not work. */
  readonly own: number | null;
  /** A day, of each of the others, smallest first; without names. */
  readonly peers: readonly number[];
  /** How many of the others have less. */
  readonly above: number;
}

/** @param of the person, left out of the peers */
export function standingsOf(of: string, all: readonly AgentDays[]): readonly Standing[] {
  const worked = all.filter(({ days }) => days > 0);
  const self = worked.find(({ agent }) => agent === of);
  const others = worked.filter(({ agent }) => agent !== of);
  return measures.map((measure) => {
    const own = self === undefined ? null : perDay(self, measure);
    const peers = others.map((one) => perDay(one, measure)).toSorted((a, b) => a - b);
    return { measure, own, peers, above: own === null ? 0 : peers.filter((peer) => peer < own).length };
  });
}

/** To one decimal: more would say more than some days can. */
function perDay({ days, sums }: AgentDays, measure: Measure): number {
  return Math.round((10 * sums[measure]) / days) / 10;
}
