import type { Operation } from './terms.ts';

/**
 * How a ticket was tied to its customer. `request` (a signed-in request), `mail` (authenticated mail from the
 * address on file) and `caller` (a caller confirmed) are the company's side; `agent` is only a claim.
 */
export type BindingKind = 'request' | 'mail' | 'caller' | 'agent';

/** A ticket as the server knows it at the moment of the access. */
export interface TicketState {
  readonly id: string;
  readonly assignee: string | null;
  readonly open: boolean;
  readonly binding: { readonly by: BindingKind; readonly subject: string | null } | null;
  /** Last work on the ticket, epoch milliseconds. */
  readonly lastWorkAt: number;
  /** Tickets in the assignee's hand right now, this one included when it is. */
  readonly heldAtOnce: number;
  readonly confirmTriesLeft: number;
  /**
   * Fides categories an agent looked the caller up by while nobody had bound the ticket. What found the record says
   * nothing more when it is confirmed.
   */
  readonly claimedBy: readonly string[];
}

/** What of it falls into the last hour, for whoever is held to a slower pace. */
interface UsageOfAnHour {
  /** Customers reached, and tickets worked on whose customer the company's side has not bound. */
  readonly customers: number;
  /** True when this access would add one. */
  readonly newCustomer: boolean;
  readonly reveals: number;
  readonly lookups: number;
}

/** What the person has used up of each budget before this access, over the running shift. */
export interface Usage {
  readonly subjects: number;
  /** True when this access would add a customer not yet counted. */
  readonly newSubject: boolean;
  /** Tickets worked on whose customer the company's side has not bound since. */
  readonly unbound: number;
  /** True when this access would work on such a ticket not yet counted. */
  readonly newUnbound: boolean;
  readonly reveals: number;
  readonly lookups: number;
  /** Rows that left in exports. */
  readonly exportedRows: number;
  /** Customers whose rows a service account was shown, row by row, in the running day. */
  readonly subjectsToday: number;
  readonly lastHour: UsageOfAnHour;
}

/** One access asked for. */
export interface Request {
  readonly operation: Operation;
  readonly purpose: string;
  readonly source: string;
  readonly resource: string;
  /** Fields asked for; absent means all that are granted. Lookup, confirm and reveal name exactly one. */
  readonly fields?: readonly string[];
  /** Rows an export was approved for; absent while they are only counted. */
  readonly rows?: number;
  readonly ticket: TicketState | null;
  readonly usage: Usage;
}
