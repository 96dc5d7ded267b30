import type { AuditDeps } from './deps.ts';

/**
 * Looks which requests for evidence nobody answered in time: each is a finding until it is answered or its audit is given up.
 * What is asked of the company concerns no vendor, and is told to none.
 */
export async function lookAtLateEvidence({
  requests,
  company,
  findings,
  now,
}: Pick<AuditDeps, 'requests' | 'company' | 'findings' | 'now'>): Promise<void> {
  const late = await requests.late(now());
  const own = late.length === 0 ? null : (await company()).id;
  for (const { id, audit, agreement, party, dueAt } of late) {
    await findings.raise({
      ...{ kind: 'evidence-overdue', about: id, source: null, agreement: agreement.id },
      vendor: party.id === own ? null : party.id,
      facts: { audit, due: dueAt.toISOString().slice(0, 10) },
    });
  }
  await findings.settle(
    ['evidence-overdue'],
    null,
    late.map(({ id }) => id),
  );
}
