import {
  findingKinds,
  isOverdue,
  nextOf,
  nextOfLife,
  practices,
  severityDays,
  standingAt,
} from '@cordon/core/assurance';
import type { z } from 'zod';
import type { Finding, Named } from './finding.ts';
import { namesOf } from './naming.ts';
import type { findingView } from './schemas.ts';

/** A finding as its readers see it now. @param known names that this reader may know */
export function viewOf(
  finding: Finding,
  known: ReadonlyMap<string, Named>,
  now: Date,
): z.infer<typeof findingView> {
  const { id, kind, about, source, vendor, agreement, raisedAt, seenAt, closed, facts, entry } = finding;
  const standing = standingAt(finding.standing, now.getTime());
  const { title, meaning, next } = findingKinds[kind];
  const { owner, severity, state, ends, exception } = standing;
  const step = nextOf(standing);
  return {
    ...{ id, kind, severity, meaning, about, source, vendor, agreement, entry, state, ends },
    ...{ origin: finding.origin, facts: { ...facts }, title: finding.title ?? title },
    step,
    next: step === 'plan' ? next : nextOfLife[step],
    names: [...namesOf(finding, known)],
    practice: { id: finding.practice, title: practices[finding.practice] },
    owner: {
      side: owner.side,
      person: owner.person === null ? null : { id: owner.person, name: finding.ownerName ?? owner.person },
    },
    raisedAt: raisedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    dueAt: finding.dueAt.toISOString(),
    dueBy: finding.dueBy && { ...finding.dueBy, insteadOfDays: severityDays[severity].due },
    overdue: isOverdue(standing, finding.dueAt.getTime(), now.getTime()),
    exceptionUntil: exception === null ? null : new Date(exception.until).toISOString(),
    closed: closed && { ...closed, at: closed.at.toISOString() },
  };
}
