/** `low` is context: it raises no alert by itself and adds to what is known of the agent. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;

export type Severity = (typeof severities)[number];

/** What one detector says of one event and those before it. */
export interface Sign {
  readonly severity: Severity;
  /** Plain words, one sentence: what was seen, how much of it, beside what is usual. Ids, pseudonyms and numbers only. */
  readonly reason: string;
  /** Ids of the events it rests on, oldest first, bounded (the latest 50). */
  readonly events: readonly string[];
  /** Whom it is about, where that is not the agent of the event alone; empty for a sign about no single person. */
  readonly agents?: readonly string[];
  /** Whose it is, where the event that showed it is another vendor's. */
  readonly vendor?: string;
}

/** A sign with whom, when and by which detector. What `cordon detect` prints, with `at` in RFC 3339. */
export interface Signal extends Sign {
  /** Milliseconds: of the event at which it was known. */
  readonly at: number;
  readonly kind: string;
  /** Null when it is about no single person, such as a silent ledger. */
  readonly agent: string | null;
  readonly vendor: string;
}
