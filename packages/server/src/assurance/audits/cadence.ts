import { cadenceOf, nextAudit } from '@cordon/core/assurance/audits';
import type { AuditDeps, AuditedAgreement } from './deps.ts';
import { allSeen, type SeenAudit } from './seeing.ts';

/** When an agreement was audited last, and when it has to be again. */
export interface Due {
  readonly agreement: AuditedAgreement;
  /** The duty that says so; null: no clause asks for audits. */
  readonly duty: { readonly clause: string; readonly everyMonths: number } | null;
  readonly last: { readonly audit: string; readonly at: Date } | null;
  readonly dueAt: Date | null;
  readonly overdue: boolean;
}

/** The agreements that are in force, those whose audit is due first in front. */
export async function dueOf(deps: AuditDeps, audits?: readonly SeenAudit[]): Promise<readonly Due[]> {
  const now = deps.now();
  const seen = audits ?? (await allSeen(deps, await deps.store.list()));
  const all = await Promise.all(
    (await deps.agreements()).map(async (agreement): Promise<Due[]> => {
      const terms = await deps.inForce.inForce(agreement.id, now);
      if (!terms.ok || terms.policy.until <= now.getTime() || terms.policy.from > now.getTime()) return [];
      const reports = seen.flatMap(({ audit, state }) =>
        audit.agreement.id === agreement.id && state.reported !== null
          ? [{ audit: audit.id, at: new Date(state.reported.at) }]
          : [],
      );
      const last = reports.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
      const duty = cadenceOf(terms.policy.terms.duties);
      const dueAt = duty && nextAudit(last?.at ?? new Date(terms.policy.from), duty.everyMonths);
      return [{ agreement, duty, last, dueAt, overdue: dueAt !== null && dueAt < now }];
    }),
  );
  const time = ({ dueAt }: Due) => dueAt?.getTime() ?? Infinity;
  return all.flat().toSorted((a, b) => time(a) - time(b));
}

/** What a finding of an exception is about. */
export function exceptionAbout(audit: string, line: string): string {
  return `${audit}/${line.split(' ').slice(0, 2).join('/')}`;
}

/**
 * Looks which audits are overdue: each is a finding until one is reported. An exception is one until an audit that looked at it
 * again was reported.
 */
export async function lookAtDue(deps: AuditDeps): Promise<void> {
  const seen = await allSeen(deps, await deps.store.list());
  const overdue = (await dueOf(deps, seen)).filter((due) => due.overdue);
  for (const { agreement, duty, dueAt } of overdue) {
    await deps.findings.raise({
      ...{ kind: 'audit-overdue', about: agreement.id, source: null },
      ...{ vendor: agreement.vendor.id, agreement: agreement.id },
      facts: { clause: duty?.clause ?? '', due: dueAt?.toISOString().slice(0, 10) ?? '' },
    });
  }
  await deps.findings.settle(
    ['audit-overdue'],
    null,
    overdue.map(({ agreement }) => agreement.id),
  );
  const again = new Set(
    seen.flatMap(({ audit, state }) => (state.reported === null ? [] : (audit.plan.reauditOf ?? []))),
  );
  const open = seen.filter(({ audit, state }) => state.reported !== null && !again.has(audit.id));
  await deps.findings.settle(
    ['audit-exception'],
    null,
    open.flatMap(({ audit, state }) => state.exceptions.map((line) => exceptionAbout(audit.id, line))),
  );
}
