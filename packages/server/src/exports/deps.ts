import type { MarkKey } from '@cordon/core/exports';
import type { MaskContext } from '@cordon/core/masking';
import type { Policy } from '@cordon/core/policy';
import type { ApprovalDeps } from '../approvals/index.ts';
import type { Case, Gate, Refusal, Who } from '../gate/index.ts';
import type { ApprovalsPort } from '../gate/index.ts';
import type { Sealing, SignedIn } from '../identity/index.ts';
import type { ExportStore } from './store.ts';

/** A ticket opened by the person it is assigned to. */
export interface Opened {
  readonly who: Who;
  readonly work: Case;
  readonly policy: Policy | null;
  readonly ticket: { readonly id: string; readonly externalId: string };
}

/** What exports need of the rest of the house. */
export interface ExportDeps extends ApprovalDeps {
  readonly exports: ExportStore;
  readonly gate: Pick<Gate, 'count' | 'export'>;
  readonly approvals: ApprovalsPort;
  readonly open: (who: SignedIn, ticket: string) => Promise<({ readonly ok: true } & Opened) | Refusal>;
  /** The session as it is now; null when it is over. */
  readonly sessionNow: (id: string, ip: string | null) => Promise<SignedIn | null>;
  readonly sealing: Sealing;
  readonly markKey: (id: string) => MarkKey;
  readonly maskContext: (source: string) => MaskContext;
  /** Told of a job that broke off. */
  readonly onFault: (error: unknown) => void;
}
