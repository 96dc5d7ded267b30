/** A calendar month in UTC. */
export interface Month {
  /** `2026-11`. */
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
}

/** The last months up to the one that runs, oldest first. */
export function monthsUpTo(now: Date, many: number): readonly Month[] {
  return Array.from({ length: many }, (_, nth) => {
    const month = (after: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (many - 1 - nth) + after, 1));
    const from = month(0);
    return { name: from.toISOString().slice(0, 7), from, until: month(1) };
  });
}
