import type { Operation } from './terms.ts';

/** What a browser tells of a screen while customer data is on it. */
export const screenEvents = ['value-copied', 'page-printed', 'screen-left'] as const;

export type ScreenEvent = (typeof screenEvents)[number];

/** What monitoring folds over. Cites an entry; names no customer, only a pseudonym under a rotating key. */
export interface AccessEvent {
  readonly entry: number;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly kind: Operation | 'sign-in' | 'admin' | 'screen';
  readonly agent: string;
  readonly vendor: string;
  readonly site: string | null;
  readonly agreement: string | null;
  readonly ticket: string | null;
  readonly ticketState: 'in-hand' | 'unbound' | 'agent-bound' | 'not-assigned' | 'closed' | null;
  readonly subject: string | null;
  readonly resource: string | null;
  readonly fields: readonly string[];
  readonly rows: number;
  readonly flags: readonly string[];
  readonly ip: string | null;
  readonly ok: boolean;
  /** Refusal code, or null. */
  readonly code: string | null;
}
