import type { SignedActs, SignedIn, SigningActor } from '../../identity/index.ts';
import type { Log } from '../../platform/log.ts';
import type { ActWords } from '@cordon/core/kernel';
import type { ArchiveStore, ErasureStore } from './erasure.ts';

export interface ErasingDeps {
  readonly store: ErasureStore;
  readonly archive: ArchiveStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Enters an act of the company's, under no agreement. @returns its index, once durable */
  readonly enter: (act: string, actor: SigningActor, words: ActWords) => Promise<number>;
  /** Enters what was noted with a decision. */
  readonly settle: () => Promise<void>;
  /**
   * Agreements an auditor may look at; null among them for entries of none, which an auditor of the house sees beside those
   * they audit.
   */
  readonly auditedBy: (person: SignedIn['person']) => Promise<readonly (string | null)[]>;
  readonly log: Pick<Log, 'error'>;
  readonly now: () => Date;
}
