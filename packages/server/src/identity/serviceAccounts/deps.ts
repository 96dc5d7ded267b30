import type { ActWords } from '@cordon/core/kernel';
import type { OwedAct } from '../../platform/owing.ts';
import type { SignedActs, SigningActor } from '../signed-acts.ts';
import type { ServiceAgreement } from './account.ts';
import type { SecretStore } from './secrets.store.ts';
import type { AccountStore } from './store.ts';

/** What service accounts need of the rest of the house. */
export interface ServiceAccountDeps {
  readonly accounts: AccountStore;
  readonly secrets: SecretStore;
  /** Agreements in force under which tools may read, as the terms stand at this moment. */
  readonly works: () => Promise<readonly ServiceAgreement[]>;
  /** Agreements that an auditor may look at. */
  readonly audited: (person: string) => Promise<readonly string[]>;
  readonly signedActs: Pick<SignedActs, 'by' | 'closing'>;
  /** Enters an act at once. */
  readonly enter: (act: string, actor: SigningActor, agreement: string, words: ActWords) => Promise<number>;
  /** The act as it is noted in the transaction that does it. */
  readonly owed: (act: string, actor: SigningActor, agreement: string, words: ActWords) => OwedAct;
  /** Enters what was noted. */
  readonly settle: () => Promise<void>;
  /** Closes what came in here by these secrets; other replicas hear of it from the database. */
  readonly closed: (secrets: readonly string[]) => void;
  /** Enters that a secret was used from where it may not be. */
  readonly elsewhere: (
    used: { readonly account: string; readonly party: string; readonly secret: string },
    ip: string | null,
  ) => Promise<void>;
  /** Whether revocations arrive here: while they do not, nobody comes in. */
  readonly hears: () => boolean;
  readonly now: () => Date;
}
