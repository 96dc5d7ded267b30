import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Somebody signed in with one customer's value on their screen, as the tables know it. */
export interface AtWork {
  /** What is left of it. */
  left(): Promise<{ readonly sessions: number; readonly reveals: number }>;
}

/**
 * Puts a person to work under an agreement: a live session and an open reveal, whatever they had before.
 * @param owner the owner's connection to a Cordon database that has the person
 */
export async function atWork(
  owner: Pick<pg.Pool, 'query'>,
  person: string,
  agreement: string,
): Promise<AtWork> {
  await owner.query(
    `INSERT INTO cordon.sources VALUES ('at_work', 'At work', '', '', '', '{}', 1, NULL, now()) ON CONFLICT DO NOTHING`,
  );
  const [session, reveal] = [`ses_${randomUUID()}`, `rvl_${randomUUID()}`];
  await owner.query(
    `WITH who AS (
       INSERT INTO auth."user" (id, name, email, "emailVerified") SELECT 'usr_' || id, name, email, true FROM cordon.persons WHERE id = $1
       ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING id),
     at AS (INSERT INTO auth.session (id, "expiresAt", token, "updatedAt", "userId") SELECT $2, '2100-01-01', $2, now(), id FROM who)
     UPDATE cordon.persons SET user_id = (SELECT id FROM who) WHERE id = $1`,
    [person, session],
  );
  await owner.query(
    `INSERT INTO cordon.tickets (id, source_id, external_id, party_id, purpose, subject_line, status, priority, created_at, last_work_at)
     SELECT $1, 'at_work', $1, party_id, 'order-support', 'Where is it?', 'open', 'normal', now(), now() FROM cordon.persons WHERE id = $2`,
    [`tic_${reveal}`, person],
  );
  await owner.query(
    `INSERT INTO cordon.reveals (id, entry, person_id, agreement_id, ticket_id, resource, row_key_sealed, field, expires_at)
     VALUES ($1, 0, $2, $3, $4, 'customers', '\\x17', 'email', '2100-01-01')`,
    [reveal, person, agreement, `tic_${reveal}`],
  );
  return {
    async left() {
      const { rows } = await owner.query<{ sessions: number; reveals: number }>(
        `SELECT (SELECT count(*)::int FROM auth.session WHERE id = $1) AS sessions,
                (SELECT count(*)::int FROM cordon.reveals WHERE id = $2 AND closed_at IS NULL) AS reveals`,
        [session, reveal],
      );
      return rows[0] ?? { sessions: 0, reveals: 0 };
    },
  };
}
