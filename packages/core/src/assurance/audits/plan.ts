import { canonicalText, toHex, toUtf8, type JsonValue, type Sha256 } from '@cordon/ledger';
import type { PracticeId } from '../controls/index.ts';

/** How many of a population are looked at, and how sure that makes one. */
export interface SamplingRule {
  /** How sure one wants to be, above 0 and below 1. */
  readonly confidence: number;
  /** The share of deviations that would be too many, above 0 and below 1. */
  readonly tolerable: number;
  /** Deviations that may be found without the answer being no. */
  readonly expected: number;
}

/** What an audit looks at, said before it begins: nothing of it changes afterwards. */
export interface AuditPlan {
  readonly v: 1;
  readonly audit: string;
  readonly agreement: string;
  /** Party id of the vendor. */
  readonly vendor: string;
  /** Instants, the second excluded. */
  readonly from: string;
  readonly until: string;
  readonly practices: readonly PracticeId[];
  /** Clause ids of the agreement. */
  readonly clauses: readonly string[];
  readonly rule: SamplingRule;
  /** Whether each access role gets its share of the sample of accesses. */
  readonly byRole: boolean;
  /** The audit whose exceptions this one looks at again. */
  readonly reauditOf: string | null;
}

/** What is concluded on: each practice and each clause of the plan. */
export function criteriaOf({ practices, clauses }: Pick<AuditPlan, 'practices' | 'clauses'>): string[] {
  return [...practices, ...clauses.map((clause) => `clause ${clause}`)];
}

/** A plan as it is hashed and attached to the report. */
export function planText(plan: AuditPlan): string {
  return canonicalText(plan as unknown as JsonValue);
}

/** @returns lower-case hex of its SHA-256, as the entry of the plan has it */
export function planHash(plan: AuditPlan, sha256: Sha256): string {
  return toHex(sha256(toUtf8(planText(plan))));
}

/**
 * What an auditor commits to before the end of the period: the SHA-256 of the secret number they open later. It is drawn from
 * 256 random bits, so nobody can find it from this.
 * @param nonce 64 hex digits
 */
export function commitmentOf(nonce: string, sha256: Sha256): string {
  return toHex(sha256(toUtf8(`cordon-audit-nonce/v1\n${nonce}\n`)));
}

/** How a secret number is spelt. */
export const NONCE = /^[0-9a-f]{64}$/;
