import type { Policy } from '@cordon/core/policy';
import type { Case, Refusal, Who } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Ticket } from '../tickets/index.ts';

/** A ticket opened by the person it is assigned to. */
export interface Opened {
  readonly who: Who;
  readonly work: Case;
  readonly policy: Policy | null;
  readonly ticket: Ticket;
  /** Minutes a ticket stays in hand. */
  readonly minutes: number;
}

export type Open = (
  who: SignedIn,
  ticket: string,
) => Promise<{ readonly ok: true; readonly desk: Opened } | Refusal>;
