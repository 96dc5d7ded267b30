import type { Treatment } from '@cordon/core/kernel';
import type { Role } from '../identity/index.ts';

/** What is asked of a second person. */
export type ApprovalKind = 'export' | 'reveal';

/** A field as it would be seen, and by which clause. */
export interface RequestedField {
  readonly field: string;
  readonly label: string;
  readonly treatment: Treatment;
  readonly clause: string;
}

interface Requested {
  /** Person and agreement it is asked by and under, and the terms that would decide it. */
  readonly person: string;
  readonly agreement: string;
  /** SHA-256 (hex) of the signed terms. */
  readonly terms: string;
  readonly purpose: string;
  /** A code. */
  readonly reason: string;
}

/** One cell of one ticket, in clear for some minutes. The row is a keyed hash: its key names a customer. */
export interface RevealRequest extends Requested {
  readonly kind: 'reveal';
  readonly ticket: string;
  readonly number: string;
  readonly resource: string;
  readonly field: string;
  readonly label: string;
  readonly row: string;
  readonly clause: string;
}

/** What would go: exactly this, or it is another request. */
export interface ExportRequest extends Requested {
  readonly kind: 'export';
  readonly format: 'csv' | 'jsonl';
  /** Different customers. */
  readonly subjects: number;
  readonly rows: number;
  /** In the order they are read; `number` is the helpdesk's. */
  readonly tickets: readonly { readonly id: string; readonly number: string; readonly rows: number }[];
  readonly resources: readonly {
    readonly resource: string;
    readonly rows: number;
    readonly fields: readonly RequestedField[];
  }[];
}

export type ApprovalRequest = RevealRequest | ExportRequest;

export type ApprovalState = 'asked' | 'approved' | 'refused' | 'withdrawn' | 'over';

/** A request for approval, as kept. */
export interface Approval {
  readonly id: string;
  readonly request: ApprovalRequest;
  /** SHA-256 of the request's canonical JSON. */
  readonly hash: Buffer;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly vendor: { readonly id: string; readonly name: string };
  /** Whose people may approve it. */
  readonly company: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly name: string };
  readonly askedAt: Date;
  readonly askedUntil: Date;
  readonly approved: boolean | null;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: Date | null;
  readonly standsUntil: Date | null;
  readonly withdrawnAt: Date | null;
}

/** The company's people who may approve; never what they asked for themselves. */
export const APPROVERS = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
] as const satisfies readonly Role[];

/** How long a request waits for somebody. */
export const ASKED_MS = 24 * 3_600_000;

/** How long an approval stands, by kind: what `core/policy` says of the obligation. */
export const STANDS_MS: Readonly<Record<ApprovalKind, number>> = {
  export: 60 * 60_000,
  reveal: 15 * 60_000,
};

export function stateOf(
  { approved, withdrawnAt, askedUntil, standsUntil }: Approval,
  now: Date,
): ApprovalState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (approved === false) return 'refused';
  if (approved === null) return askedUntil > now ? 'asked' : 'over';
  return standsUntil !== null && standsUntil > now ? 'approved' : 'over';
}
