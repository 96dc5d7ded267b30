import type { ConductHold, Held } from '@cordon/core/kernel';
import type { Db } from './db.ts';
import { isRealFactor, type MfaMethod } from './factors.ts';

/** What a person is held to by incidents that nobody undid: the strictest of several. Times in epoch milliseconds. */
export interface Holds {
  /** A factor given after this comes first; null when none is asked for. */
  readonly factorAfter: number | null;
  readonly customersAnHour: number | null;
  /** Until when a person decides about the slower pace; null where one decided, or ordered it. */
  readonly decideBy: number | null;
  /** Steps decided about their conduct that nothing ended yet, of whoever they were before too. */
  readonly conduct: readonly ConductHold[];
}

/** SQL for {@link Holds} of a person as JSON. @param person a column */
export function holdsSql(person: string): string {
  const epoch = (value: string) => `(extract(epoch FROM ${value}) * 1000)::float8`;
  return `(SELECT json_build_object(
      'factorAfter', ${epoch(`max(c.ordered_at) FILTER (WHERE c.step = 'step-up')`)},
      'customersAnHour', min(c.customers_an_hour),
      'decideBy', ${epoch(`max(c.decide_by) FILTER (WHERE c.step = 'slow-down' AND c.decision IS NULL)`)},
      'conduct', ${conductSql(person, epoch)})
    FROM cordon.incident_containments c WHERE c.target = ${person}
      AND c.step IN ('step-up', 'slow-down') AND c.decision IS DISTINCT FROM 'undone')`;
}

/** A suspension whose day came is among them: the policy asks the clock. */
function conductSql(person: string, epoch: (value: string) => string): string {
  return `coalesce((SELECT json_agg(json_build_object(
      'step', s.step, 'agreement', s.agreement_id, 'until', ${epoch('s.until_at')}))
    FROM cordon.conduct_steps s WHERE s.served_at IS NULL AND s.lifted_at IS NULL
      AND s.person_id IN (SELECT cordon.same_people(${person}))), '[]')`;
}

interface HeldSession {
  readonly holds: Holds;
  readonly mfaAt: number | null;
  readonly mfaMethod: MfaMethod | null;
  readonly stepUpAt: number | null;
}

/** The same as the policy asks for it, with the last factor that counts: a code from a drawer says nothing of who it is. */
export function heldOf({ holds, mfaAt, mfaMethod, stepUpAt }: HeldSession): Held {
  const given = [stepUpAt, isRealFactor(mfaMethod) ? mfaAt : null].filter((at) => at !== null);
  return {
    factorAfter: holds.factorAfter,
    factorAt: given.length === 0 ? null : Math.max(...given),
    customersAnHour: holds.customersAnHour,
    conduct: holds.conduct,
  };
}

/**
 * No second factor a person gave before counts as fresh any more, for no act, and the credentials of their other tools,
 * which cannot give one, end. Sessions go on. What came after that moment is left alone, so it can be done again.
 */
export async function askFactorAnew(db: Db, person: string, after: Date): Promise<void> {
  await db.query(
    `WITH stale AS (
       UPDATE auth.session s SET "stepUpAt" = NULL FROM cordon.persons p
       WHERE p.id = $1 AND s."userId" = p.user_id AND s."stepUpAt" <= $2)
     UPDATE cordon.credentials SET revoked_at = $2
     WHERE person_id = $1 AND kind = 'door' AND revoked_at IS NULL AND created_at <= $2`,
    [person, after],
  );
}
