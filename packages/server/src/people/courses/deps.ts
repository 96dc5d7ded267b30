import type { SignedActs } from '../../identity/index.ts';
import type { outsideAgreements } from '../../ledger/index.ts';
import type { AttemptStore } from './attempts.store.ts';
import type { CompletionStore } from './completions.store.ts';
import type { SystemStore } from './systems.store.ts';
import type { VersionStore } from './versions.store.ts';

/** What courses are made of. */
export interface CourseDeps {
  readonly versions: VersionStore;
  readonly attempts: AttemptStore;
  readonly completions: CompletionStore;
  readonly systems: SystemStore;
  /** Texts of the courses that come with the product. */
  readonly shipped: () => Promise<readonly string[]>;
  readonly signedActs: SignedActs;
  readonly enter: ReturnType<typeof outsideAgreements>['enter'];
  readonly textHash: (text: string) => string;
  readonly newUuid: () => string;
  /** 32 random hex digits nobody can guess: a paper is drawn from them. */
  readonly newSeed: () => string;
  readonly now: () => Date;
}
