import type { Severity } from './signal.ts';
import { TOGETHER } from './containment.ts';

/** What is known of an incident and its vendor when the end of an agreement is considered. */
export interface ToEnd {
  readonly severity: Severity;
  /** Whether a person judged any of its signals to be real. */
  readonly confirmed: boolean;
  readonly agents: number;
  /** Whether the whole vendor is shut out now. */
  readonly contained: boolean;
  /** How often it was shut out in the last `AGAIN_DAYS` days, drills apart, now included. */
  readonly times: number;
}

/** Half a term of a usual agreement: a vendor that is shut out twice within it was let in again and did not mend. */
export const AGAIN_DAYS = 180;

/**
 * Why an agreement is to be ended, in plain words; null when it is not. Always a proposal, and only once a person has judged a
 * signal to be real and somebody has shut the vendor out: the end is for good and hits everybody who works under it. It is
 * proposed when the incident is critical and about several people of the vendor, so that it is no longer one person's doing,
 * or when the vendor was shut out for the second time in `AGAIN_DAYS` days.
 */
export function endingOf({ severity, confirmed, agents, contained, times }: ToEnd): string | null {
  if (!confirmed || !contained) return null;
  if (times > 1)
    return `The vendor was shut out ${String(times)} times in ${String(AGAIN_DAYS)} days, and a signal was judged real.`;
  return severity === 'critical' && agents >= TOGETHER
    ? `Critical, judged real, about ${String(agents)} people of a vendor that is shut out already.`
    : null;
}
