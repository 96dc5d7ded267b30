/** What can be watched: the accesses a gate decides, and what surrounds them. */
export const accessKinds = [
  ...['read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act', 'export', 'query', 'unseal'],
] as const;

/** Where an event comes from. A detector whose feed has told nothing yet is shown as having no feed. */
export type Source =
  | 'accesses'
  | 'sign-ins'
  | 'tickets'
  | 'roster'
  | 'absences'
  | 'leavers'
  | 'badges'
  | 'screens'
  | 'administration'
  | 'ledger';

/**
 * The kinds of event each source tells. An event of a kind that stands nowhere here and names a customer or rows is
 * taken as an access: what is not understood is watched, never let past.
 */
export const kindsOf: Readonly<Record<Source, readonly string[]>> = {
  accesses: accessKinds,
  'sign-ins': ['sign-in', 'sign-out', 'door'],
  tickets: ['ticket-opened', 'ticket-taken', 'ticket-assigned', 'ticket-bound', 'ticket-closed'],
  roster: ['shift'],
  absences: ['absence'],
  leavers: ['left'],
  badges: ['badge'],
  screens: ['screen'],
  administration: ['admin'],
  ledger: ['heartbeat'],
};

/**
 * One event as detectors see it. Names no customer: `subject` is a pseudonym. Made from a line of a recorded stream or
 * from an access event of this installation; what the stream does not tell is null, zero or empty.
 */
export interface WatchedEvent {
  /** Unique in its stream; signals cite it. Of this installation: the entry's index in the ledger. */
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly kind: string;
  readonly agent: string;
  readonly vendor: string;
  readonly queue: string | null;
  readonly site: string | null;
  readonly ticket: string | null;
  /** As the gate decided it: in-hand, unbound, agent-bound, not-assigned, closed. */
  readonly ticketState: string | null;
  readonly subject: string | null;
  /** Place of the customer's identifier in the order of identifiers; neighbours are neighbours. */
  readonly subjectOrder: number | null;
  /** For instance canary, vip, colleague, self, canary-field. */
  readonly flags: readonly string[];
  readonly fields: readonly string[];
  readonly rows: number;
  readonly ip: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly ok: boolean;
  readonly device: string | null;
  readonly session: string | null;
  /** Refusal code, or what happened: `assigned`, `self-opened`, `in`, `out`. */
  readonly code: string | null;
  /** Milliseconds: the end of a shift or absence. */
  readonly until: number | null;
}
