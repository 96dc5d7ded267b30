/** What the agreements in force of a party ask of its people's sessions: the strictest of each. */
export interface SessionTerms {
  /** How long a step-up counts for signing and for acts of administration, in minutes; null: as we have it. */
  readonly stepUpMinutes: number | null;
  /** Sessions one person may have open at a time; null: as many as they like. */
  readonly concurrentSessions: number | null;
}

/** @throws whatever keeps the agreements from being read: then nothing is let through */
export type SessionTermsOf = (party: string) => Promise<SessionTerms>;

interface Limit {
  readonly kind: string;
  readonly max: number;
}

/**
 * The strictest of several agreements.
 * @param agreements each with its limits, and how long its step-up counts in milliseconds
 */
export function strictest(
  agreements: readonly { readonly stepUpMs: number; readonly limits: readonly Limit[] }[],
): SessionTerms {
  const sessions = agreements.flatMap(({ limits }) =>
    limits.filter(({ kind }) => kind === 'concurrent-sessions').map(({ max }) => max),
  );
  const least = (values: readonly number[]) => (values.length === 0 ? null : Math.min(...values));
  return {
    stepUpMinutes: least(agreements.map(({ stepUpMs }) => stepUpMs / 60_000)),
    concurrentSessions: least(sessions),
  };
}
