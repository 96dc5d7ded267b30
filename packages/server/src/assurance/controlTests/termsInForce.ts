import type { Policy } from '@cordon/core/policy';

/** An agreement in force: what its signatures were verified for. */
export interface TermsInForce {
  readonly policy: Policy;
  readonly vendor: string;
  readonly source: string;
}
