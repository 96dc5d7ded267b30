import type { ConductHold } from '@cordon/core/kernel';
import { conductHeld } from '@cordon/core/policy';
import type { Pool } from 'pg';

type Held = ConductHold & { readonly person: string };

/**
 * What was decided about people and is in force now, read as a session reads it.
 * @returns by person, the step that keeps them from work under one of these agreements
 */
export async function conductStops(
  pool: Pool,
  now: Date,
): Promise<(person: string, agreements: readonly string[]) => ConductHold['step'] | null> {
  const { rows } = await pool.query<Held>(
    `SELECT p.person, s.step, s.agreement_id AS agreement, (extract(epoch FROM s.until_at) * 1000)::float8 AS until
     FROM cordon.conduct_steps s, cordon.same_people(s.person_id) AS p (person)
     WHERE s.served_at IS NULL AND s.lifted_at IS NULL`,
  );
  const byPerson = Map.groupBy(rows, ({ person }) => person);
  return (person, agreements) => {
    const holds = byPerson.get(person) ?? [];
    const steps = agreements.map((agreement) => conductHeld(holds, agreement, now.getTime()));
    return steps.find((step) => step !== null) ?? null;
  };
}
