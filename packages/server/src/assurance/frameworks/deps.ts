import type { OscalSchema } from './reading.ts';
import type { AssessedFacts, ControlRun, ControlTest, ExportedAudit } from '@cordon/core/assurance';
import type { SignedActs, SigningActor } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { FindingStore } from '../finding.ts';
import type { SettingsChanges } from '../settingsChanges/index.ts';
import type { DocumentStore } from './store.ts';

/** Control tests and what they came to, as whoever makes them tells it. */
export interface Tested {
  readonly tests: readonly ControlTest[];
  /**
   * The newest run of each test.
   * @param vendors whose items a reader may know of, or null for all
   * @param before only runs made before then, or null for up to now
   */
  latest(vendors: readonly string[] | null, before: Date | null): Promise<readonly ControlRun[]>;
}

/** Audits of an agreement that were concluded within a period. */
export type Concluded = (
  agreement: string,
  period: { readonly from: Date; readonly until: Date },
) => Promise<readonly ExportedAudit[]>;

/** An agreement that an export is about. */
export interface ExportedAgreement {
  readonly id: string;
  readonly title: string;
  readonly controller: { readonly id: string; readonly name: string };
  readonly processor: { readonly id: string; readonly name: string };
}

export interface AuditWindow {
  readonly agreement: string;
  readonly from: Date;
  readonly until: Date;
}

export interface FrameworkDeps {
  readonly documents: DocumentStore;
  readonly schema: () => Promise<OscalSchema>;
  readonly tested: Tested;
  readonly audits: Concluded;
  readonly findings: Pick<FindingStore, 'list'>;
  readonly settings: SettingsChanges;
  readonly agreementOf: (id: string) => Promise<ExportedAgreement | null>;
  readonly windowsOf: (person: string) => Promise<readonly AuditWindow[]>;
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
  readonly enterAct: EnterAct;
  readonly uuid: (name: string) => string;
  readonly system: AssessedFacts['system'];
  readonly now: () => Date;
}
