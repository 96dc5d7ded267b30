import type { Working } from '@cordon/core/agreements';
import type { Terms } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Sha256 } from '@cordon/ledger';
import type { SignedActs } from '../identity/index.ts';
import type { AgreementDeps } from './agreements.ts';
import type { EnteredAct } from './life/view.ts';
import type { KnownFacts } from './clauses/status.ts';
import type { Agreement, AgreementStore } from './store.ts';

/** What the routes of agreements need besides what their acts need. */
export interface AgreementRoutesDeps extends AgreementDeps {
  readonly store: AgreementStore;
  readonly sha256: Sha256;
  readonly signedActs: SignedActs;
  readonly company: () => Promise<{ readonly id: string; readonly name: string } | null>;
  readonly vendor: (id: string) => Promise<{ readonly id: string; readonly name: string } | null>;
  /** Compiles terms over the source's data map, signed or not: for the preview. */
  readonly compilePreview: (source: string, terms: Terms, hash: string) => Promise<Policy>;
  readonly hmac: (text: string) => Uint8Array;
  /** What ending would close: live sessions and people of the vendor, open reveals, conversations left. */
  readonly atStake: (agreement: Agreement) => Promise<{
    readonly agents: number;
    readonly liveSessions: number;
    readonly openReveals: number;
    readonly stranded: { id: string; subjectLine: string; assignee: string | null }[];
  }>;
  /** Acts on an agreement as the ledger has them, in the order of their entries. */
  readonly enteredActs: (agreement: string, acts: readonly string[]) => Promise<readonly EnteredAct[]>;
  /** What each active agent of a vendor works as. */
  readonly agentsOf: (vendor: string) => Promise<readonly Working[]>;
  /** What is known of how a vendor's obligations are kept. */
  readonly facts: (agreement: Agreement) => Promise<KnownFacts>;
  /** Agreements an auditor was given. */
  readonly windowsOf: (person: string) => Promise<readonly { readonly agreement: string }[]>;
}
