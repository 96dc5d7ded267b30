import { randomUUID } from 'node:crypto';
import { traitsOf, type FindingSeverity, type Standing } from '@cordon/core/assurance';
import { sql, type Transaction } from 'kysely';
import { oweWithin } from '../platform/owing.ts';
import type { Finding, LifeChange } from './finding.ts';

export const FINDINGS = sql`SELECT f.id, f.kind, f.about, f.source_id AS source, f.party_id AS vendor, f.agreement_id AS agreement,
  f.facts, f.raised_at AS "raisedAt", f.seen_at AS "seenAt", f.closed_at AS "closedAt", f.closed_how AS how,
  f.closed_by AS "closedBy", p.name AS "closedByName", f.severity, f.origin, f.practice, f.title, f.told, f.state, f.revision,
  f.owner_side AS side, f.owner_id AS owner, o.name AS "ownerName", f.due_at AS "dueAt", CASE WHEN f.due_hours IS NOT NULL THEN json_build_object('agreement', f.due_agreement,
    'clause', f.due_clause, 'duty', f.due_duty, 'hours', f.due_hours) END AS "dueBy", f.plan_by AS "planBy", f.plan_link AS "planLink",
  f.plan_until AS "planUntil", f.claim_by AS "claimBy", f.claim_link AS "claimLink", f.claim_at AS "claimAt", f.asked_by AS "askedBy",
  f.asked_until AS "askedUntil", f.excepted_by AS "exceptedBy", f.excepted_until AS "exceptedUntil", f.excepted_at AS "exceptedAt",
  (SELECT count(*)::int FROM cordon.finding_evidence e WHERE e.finding_id = f.id) AS evidence,
  (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = f.id || ' raised') AS entry
  FROM cordon.findings f LEFT JOIN cordon.persons p ON p.id = f.closed_by LEFT JOIN cordon.persons o ON o.id = f.owner_id`;

export interface FindingRow extends Omit<Finding, 'standing' | 'closed'> {
  readonly closedAt: Date | null;
  readonly how: NonNullable<Finding['closed']>['how'] | null;
  readonly closedBy: string | null;
  readonly closedByName: string | null;
  readonly severity: FindingSeverity;
  readonly state: Standing['state'];
  readonly side: Standing['owner']['side'];
  readonly owner: string | null;
  readonly planBy: string | null;
  readonly planLink: string | null;
  readonly planUntil: Date | null;
  readonly claimBy: string | null;
  readonly claimLink: string | null;
  readonly claimAt: Date | null;
  readonly askedBy: string | null;
  readonly askedUntil: Date | null;
  readonly exceptedBy: string | null;
  readonly exceptedUntil: Date | null;
  readonly evidence: number;
}

export function toFinding(row: FindingRow): Finding {
  const { closedAt, how, closedBy, closedByName, severity, state, side, owner, evidence, ...more } = row;
  const { planBy, planLink, planUntil, claimBy, claimLink, claimAt, ...others } = more;
  const { askedBy, askedUntil, exceptedBy, exceptedUntil, ...rest } = others;
  const by = closedBy === null ? null : { id: closedBy, name: closedByName ?? '' };
  return {
    ...rest,
    closed: closedAt === null || how === null ? null : { at: closedAt, how, by },
    standing: {
      ...{ state, severity, evidence, ends: traitsOf(rest.kind).ends, owner: { side, person: owner } },
      plan:
        planBy === null || planUntil === null
          ? null
          : { by: planBy, link: planLink, until: planUntil.getTime() },
      claim:
        claimBy === null || claimAt === null ? null : { by: claimBy, link: claimLink, at: claimAt.getTime() },
      asked: askedBy === null || askedUntil === null ? null : { by: askedBy, until: askedUntil.getTime() },
      exception:
        exceptedBy === null || exceptedUntil === null
          ? null
          : { approvedBy: exceptedBy, until: exceptedUntil.getTime() },
    },
  };
}

/**
 * Keeps where a finding stands now, with the step that led there and what is owed of it.
 * @returns the step; null when it took another one meanwhile: then nothing was done
 */
export async function keepStep(
  tx: Transaction<unknown>,
  { id, revision }: { readonly id: string; readonly revision: number },
  change: LifeChange,
): Promise<string | null> {
  const { state, owner, plan, claim, asked, exception } = change.standing;
  const { at, person } = change.owed;
  const closed = state === 'closed';
  const how = person === null ? 'settled' : 'retested';
  const { numAffectedRows } = await sql`
    UPDATE cordon.findings SET state = ${state}, owner_side = ${owner.side}, owner_id = ${owner.person},
      plan_by = ${plan?.by ?? null}, plan_link = ${plan?.link ?? null}, plan_until = ${dateOf(plan?.until)},
      claim_by = ${claim?.by ?? null}, claim_link = ${claim?.link ?? null}, claim_at = ${dateOf(claim?.at)},
      asked_by = ${asked?.by ?? null}, asked_until = ${dateOf(asked?.until)},
      excepted_by = ${exception?.approvedBy ?? null},
      excepted_at = CASE WHEN ${exception === null} THEN NULL ELSE coalesce(excepted_at, ${at}) END, excepted_until = ${dateOf(exception?.until)},
      closed_at = ${closed ? at : null}, closed_how = ${closed ? how : null}, closed_by = ${closed ? person : null},
      revision = revision + 1
    WHERE id = ${id} AND revision = ${revision} AND closed_at IS NULL`.execute(tx);
  return numAffectedRows === 1n ? noteEvent(tx, id, change) : null;
}

/** Keeps what became of a finding, and what is owed of it. @returns its id, by which the entry is found */
export async function noteEvent(
  tx: Transaction<unknown>,
  finding: string,
  { owed, text, detail }: Omit<LifeChange, 'standing'>,
): Promise<string> {
  const id = `fev_${randomUUID()}`;
  await sql`INSERT INTO cordon.finding_events (id, finding_id, at, act, person_id, text, detail)
    VALUES (${id}, ${finding}, ${owed.at}, ${owed.act}, ${owed.person}, ${text ?? null}, ${detail ?? null})`.execute(
    tx,
  );
  await oweWithin(tx, [owed], id);
  return id;
}

function dateOf(at: number | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
