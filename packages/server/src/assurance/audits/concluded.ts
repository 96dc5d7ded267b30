import { controls, type ExportedAudit } from '@cordon/core/assurance';
import { auditAt, type AuditState } from '@cordon/core/assurance/audits';
import type { Audit, AuditStore } from './store.ts';

/**
 * Audits of an agreement that were reported within a period, as exports tell of them. What was concluded on a practice is
 * told of each of its controls; a clause is no control, and what was not concluded is not told.
 * @param period instants, the second excluded
 */
export async function concludedAudits(
  { store, now }: { readonly store: Pick<AuditStore, 'list' | 'steps'>; readonly now: () => Date },
  agreement: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly ExportedAudit[]> {
  const audits = (await store.list()).filter((audit) => audit.agreement.id === agreement);
  const steps = await store.steps(audits.map(({ id }) => id));
  return audits.flatMap((audit) => {
    const state = auditAt(audit.plan, steps.get(audit.id) ?? [], now().getTime());
    const at = state.reported?.at;
    if (at === undefined || at < from.getTime() || at >= until.getTime()) return [];
    return [exported(audit, state, at)];
  });
}

function exported({ id, agreement }: Audit, state: AuditState, concludedAt: number): ExportedAudit {
  return {
    ...{ id, title: `Audit of ${agreement.title}`, concludedAt },
    methods: [
      'EXAMINE',
      ...(state.interviews.length > 0 ? (['INTERVIEW'] as const) : []),
      ...(state.papers.size > 0 ? (['TEST'] as const) : []),
    ],
    conclusions: [...state.concluded.values()].flatMap(({ criterion, conclusion, text }) =>
      conclusion === 'not-concluded'
        ? []
        : controls
            .filter(({ practice }) => practice === criterion)
            .map((control) => ({ control: control.id, met: conclusion === 'met', text })),
    ),
  };
}
