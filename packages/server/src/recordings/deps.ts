import type { Findings } from '../assurance/index.ts';
import type { Acting } from '../ledger/index.ts';
import type { Locks } from './locks.ts';
import type { Open } from './opening.ts';
import type { RecordingStore } from './store.ts';

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
