import type { Terms } from '@cordon/core/kernel';
import type { SignedActs } from '../identity/index.ts';
import type { Actor } from '../people/deps.ts';
import type { Ticket, Tickets } from '../tickets/index.ts';
import type { Exceptions } from './exception.ts';

/** What exceptions need of the rest of the house. */
export interface ExceptionDeps {
  readonly exceptions: Exceptions;
  /** Terms that decide now; null for an agreement that is not in force. */
  readonly termsOf: (agreement: string) => Promise<Terms | null>;
  /** The agreement that covers a vendor's work on a ticket now. */
  readonly covering: (ticket: Pick<Ticket, 'party' | 'source'>) => Promise<string | null>;
  readonly ticket: (id: string) => Promise<Ticket | null>;
  readonly sitesOf: (party: string) => Promise<readonly { readonly id: string }[]>;
  readonly networksOf: (party: string) => Promise<readonly { readonly id: string; readonly cidr: string }[]>;
  /** True for a person of the company who may be given a case: one who looks after customers' data. */
  readonly isOfficer: (person: string) => Promise<boolean>;
  readonly enter: (
    act: string,
    actor: Actor,
    agreement: string,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  /** Whoever asks for an exception, agrees to it, ends or reviews it signs that. */
  readonly signedActs: SignedActs;
  readonly now: () => Date;
}

/** What the routes need beyond that. */
export interface ExceptionRoutesDeps extends ExceptionDeps {
  /** Agreements in force, with the vendor and the source of each. */
  readonly inForce: () => Promise<
    readonly {
      readonly id: string;
      readonly title: string;
      readonly party: string;
      readonly vendor: string;
      readonly source: string;
    }[]
  >;
  readonly tickets: Pick<Tickets, 'boundAmong'>;
}
