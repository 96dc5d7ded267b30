import { repeat } from '../../platform/repeat.ts';
import { lookAtDue } from './cadence.ts';
import type { AuditDeps } from './deps.ts';
import { countAll } from './drawing.ts';
import { lookAtLateEvidence } from './late.ts';

/** Often enough that the first witnessed checkpoint after a period is taken before old ones are thinned out. */
const EVERY_MS = 5 * 60_000;

/** Counts populations whose period is over, and looks which audits and which evidence are overdue. @returns a stop, which waits for a look */
export function startAudits(deps: AuditDeps): () => Promise<void> {
  return repeat(
    () => lookAfterAudits(deps),
    EVERY_MS,
    (err) => {
      deps.log.error('audits could not be looked after', { feature: 'audits', err });
    },
  );
}

/** One look. */
export async function lookAfterAudits(deps: AuditDeps): Promise<void> {
  await deps.alone(async () => {
    await countAll(deps);
    await lookAtOwed(deps);
  });
}

/** Looks which audits, re-audits and evidence are owed, and which no longer. */
export async function lookAtOwed(deps: AuditDeps): Promise<void> {
  await lookAtDue(deps);
  await lookAtLateEvidence(deps);
}
