import type { AccessEvent } from '../kernel/index.ts';

/** An access as it goes to others: never with the customer's pseudonym, by which accesses could be joined outside. */
export interface EnteredEvent extends Omit<AccessEvent, 'subject'> {
  readonly agentName: string | null;
  readonly vendorName: string | null;
  /** What watching found, where the entry says that it did. */
  readonly signal?: {
    readonly id: string;
    readonly kind: string;
    readonly severity: 'low' | 'medium' | 'high' | 'critical';
    readonly reason: string;
    readonly agent: string | null;
    readonly vendor: string;
  } | null;
  /** RFC 6962 leaf hash of the entry, in hex. */
  readonly leafHash: string;
}

/** Which log the entries stand in, and who tells of them. */
export interface EventSource {
  /** The log's origin (C2SP tlog-checkpoint). */
  readonly origin: string;
  /** Cordon's own version. */
  readonly version: string;
}
