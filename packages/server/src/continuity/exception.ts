import type { Emergency as RunningEmergency, Lease as RunningLease } from '@cordon/core/kernel';
import type { GivenAct } from '../identity/index.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** `asked` waits for approval, `over` for its review; `withdrawn` ended before it ran. */
export type ExceptionState = 'asked' | 'running' | 'over' | 'reviewed' | 'withdrawn';

/** What leases and emergencies have in common. */
export interface Exceptional {
  readonly id: string;
  readonly agreement: { readonly id: string; readonly title: string };
  /** The vendor of the agreement. */
  readonly vendor: Ref;
  readonly reason: string;
  readonly askedAt: Date;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly endedAt: Date | null;
  readonly reviewDueAt: Date | null;
  readonly reviewedBy: Ref | null;
  readonly reviewedAt: Date | null;
  /** What the review came to; null before it. */
  readonly finding: boolean | null;
}

export interface Lease extends Exceptional {
  readonly kinds: readonly string[];
  readonly site: Ref | null;
  readonly network: string | null;
  readonly hours: number;
  readonly companyBy: Ref | null;
  readonly vendorBy: Ref | null;
}

export interface Emergency extends Exceptional {
  readonly ticket: string;
  /** Its number in the helpdesk. */
  readonly ticketNumber: string;
  readonly person: Ref;
  readonly accessRole: string;
  readonly askedBy: Ref;
  readonly approvedBy: readonly Ref[];
}

export interface NewLease {
  readonly id: string;
  readonly agreement: string;
  readonly kinds: readonly string[];
  readonly site: string | null;
  readonly network: string | null;
  readonly hours: number;
  readonly reason: string;
  readonly side: 'company' | 'vendor';
  readonly by: string;
  readonly at: Date;
}

export interface NewEmergency {
  readonly id: string;
  readonly agreement: string;
  readonly ticket: string;
  readonly person: string;
  readonly accessRole: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** What a review came to, signed. */
export interface Reviewed extends GivenAct {
  readonly finding: boolean;
}

/** From when to when an exception runs, and by when it is reviewed. */
export interface Running {
  readonly from: Date;
  readonly until: Date;
  readonly reviewDueAt: Date;
}

export interface Exceptions {
  /** Newest first. @param vendor only that vendor's */
  leases(filter: { readonly vendor?: string; readonly id?: string }): Promise<readonly Lease[]>;
  emergencies(filter: { readonly id?: string }): Promise<readonly Emergency[]>;
  askLease(lease: NewLease): Promise<void>;
  /** The other side agrees, and it runs. @returns false when it runs, ended or was agreed to by that side before */
  agreeLease(id: string, side: 'company' | 'vendor', by: string, running: Running): Promise<boolean>;
  askEmergency(emergency: NewEmergency): Promise<void>;
  /**
   * One more of the company's people approves; with enough it runs.
   * @returns approvals so far, or null when it runs, ended or this person approved before
   */
  approveEmergency(id: string, by: string, needed: number, running: Running): Promise<number | null>;
  /** @returns false when it was over before */
  end(what: 'lease' | 'emergency', id: string, at: Date): Promise<boolean>;
  /** @returns false when it was reviewed before, or is not over */
  review(what: 'lease' | 'emergency', id: string, by: string, finding: boolean, at: Date): Promise<boolean>;
  /** The lease under which somebody works at a site, or from an address, now. */
  leaseFor(
    agreement: string,
    where: { readonly site: string | null; readonly ip: string | null },
    at: Date,
  ): Promise<RunningLease | undefined>;
  /** A case open to this person now, with the role they see it in; null for anybody else's. */
  emergencyFor(
    id: string,
    person: string,
    at: Date,
  ): Promise<{
    readonly running: RunningEmergency;
    readonly agreement: string;
    readonly accessRole: string;
  } | null>;
}

/** Where an exception stands at a time. */
export function stateOf({ from, until, endedAt, reviewedAt }: Exceptional, now: Date): ExceptionState {
  if (reviewedAt !== null) return 'reviewed';
  if (from === null || until === null) return endedAt === null ? 'asked' : 'withdrawn';
  return endedAt === null && now < until ? 'running' : 'over';
}

/** True when the review that is owed was not made in time: a finding by itself. */
export function isOverdue(exception: Exceptional, now: Date): boolean {
  const { reviewDueAt } = exception;
  return stateOf(exception, now) === 'over' && reviewDueAt !== null && now > reviewDueAt;
}
