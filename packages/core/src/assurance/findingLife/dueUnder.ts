import type { Duty } from '../../kernel/index.ts';
import type { FindingKind } from '../findings.ts';
import { findingDueOf, findingSeverities, type FindingSeverity } from './severity.ts';
import type { OwnerSide } from './standing.ts';

/** A duty of the terms of an agreement in force. */
export interface DutyUnder {
  readonly agreement: string;
  readonly duty: Duty;
}

/** What brought the day forward on which a finding is due. */
export interface Hastening {
  readonly agreement: string;
  readonly clause: string;
  /** Its kind, e.g. `remediation`. */
  readonly duty: string;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;

/** Who owes a duty, as whose a finding is to mend. */
const SIDES: Readonly<Record<Duty['by'], OwnerSide>> = { processor: 'vendor', controller: 'company' };

/**
 * Kinds of finding that say that a duty was not kept in time: the same time counts once more, from the day it was found. All
 * other duties say when something has to be done, not by when it has to be put right; of that only `remediation` speaks.
 */
const unkept: Readonly<Partial<Record<FindingKind, { readonly duty: string; readonly hours: string }>>> = {
  'document-kept': { duty: 'document-erasure', hours: 'hours' },
};

/**
 * When a finding is due: by its severity, or sooner where a duty of an agreement speaks. A duty never gives more time.
 * @param raisedAt epoch milliseconds, as `dueAt`
 */
export function findingDueUnder(
  finding: { readonly kind: FindingKind; readonly severity: FindingSeverity; readonly side: OwnerSide },
  duties: readonly DutyUnder[],
  raisedAt: number,
): { readonly dueAt: number; readonly by: Hastening | null } {
  const dueAt = findingDueOf(finding.severity, raisedAt);
  const sooner = duties
    .flatMap(({ agreement, duty }): Hastening[] => {
      const hours = hoursOf(finding, duty);
      return hours === null || raisedAt + hours * HOUR_MS >= dueAt
        ? []
        : [{ agreement, clause: duty.clause, duty: duty.kind, hours }];
    })
    .toSorted((a, b) => a.hours - b.hours);
  const [by] = sooner;
  return by === undefined ? { dueAt, by: null } : { dueAt: raisedAt + by.hours * HOUR_MS, by };
}

function hoursOf({ kind, severity, side }: Parameters<typeof findingDueUnder>[0], duty: Duty): number | null {
  const own = unkept[kind];
  if (own?.duty === duty.kind) return numberIn(duty, own.hours);
  if (duty.kind !== 'remediation' || SIDES[duty.by] !== side) return null;
  const least = findingSeverities.findIndex((one) => one === duty.severity);
  const days = numberIn(duty, 'days');
  return days === null || findingSeverities.indexOf(severity) > least ? null : 24 * days;
}

function numberIn(duty: Duty, setting: string): number | null {
  const value = duty[setting];
  return typeof value === 'number' && value > 0 ? value : null;
}
