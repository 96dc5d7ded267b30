import type { Policy } from '@cordon/core/policy';
import type { Findings } from '../assurance/index.ts';
import type { Case, Refusal, Who } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Acting } from '../ledger/index.ts';
import type { Ticket } from '../tickets/index.ts';
import type { Locks } from './locks.ts';
import type { RecordingStore } from './store.ts';

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

/** What recordings need of the rest of the house. */
export interface RecordingDeps {
  readonly recordings: RecordingStore;
  readonly locks: Locks;
  readonly open: Open;
  readonly findings: Pick<Findings, 'raise'>;
  readonly enter: (
    act: string,
    actor: Acting,
    agreement: string,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<unknown>;
  readonly now: () => Date;
}
