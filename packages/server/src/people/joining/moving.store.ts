import { moveTo, type Held, type Move, type Place } from '@cordon/core/people/joining';
import type { Pool, PoolClient } from 'pg';
import { owe, type OwedAct } from '../../platform/owing.ts';

/** What a move ended, by kind and id. */
export type Ended = Move['ends'];

const HELD = `
  SELECT 'assignment' AS kind, a.id, a.agreement_id AS agreement, a.access_role AS "accessRole", a.purpose,
    coalesce(a.site_id, p.site_id) AS site, true AS sited
  FROM cordon.assignments a JOIN cordon.persons p ON p.id = a.person_id WHERE p.id = $1 AND a.ended_at IS NULL
  UNION ALL SELECT 'door-credential', c.id, c.agreement_id, NULL, c.grant_ ->> 'purpose', NULL, false
  FROM cordon.credentials c WHERE c.person_id = $1 AND c.kind = 'door' AND c.revoked_at IS NULL
  UNION ALL SELECT 'value-on-screen', r.id, r.agreement_id, NULL, NULL, NULL, false
  FROM cordon.reveals r WHERE r.person_id = $1 AND r.closed_at IS NULL
  UNION ALL SELECT 'ticket-in-hand', t.id, g.id, NULL, t.purpose, NULL, false
  FROM cordon.tickets t LEFT JOIN cordon.agreements g ON g.source_id = t.source_id AND g.processor_id = t.party_id
  WHERE t.assignee_id = $1 AND t.status <> 'closed'
  UNION ALL SELECT 'device', d.id, NULL, NULL, NULL, d.site_id, d.site_id IS NOT NULL
  FROM cordon.device_people dp JOIN cordon.devices d ON d.id = dp.device_id WHERE dp.person_id = $1
  UNION ALL SELECT 'badge', b.id, NULL, NULL, NULL, b.site_id, true
  FROM cordon.badges b WHERE b.person_id = $1 AND b.lost_at IS NULL AND coalesce(b.until_at, 'infinity') > $2`;

interface Row {
  readonly kind: Held['kind'];
  readonly id: string;
  readonly agreement: string | null;
  readonly accessRole: string | null;
  readonly purpose: string | null;
  readonly site: string | null;
  /** Whether where it belongs is known; null may be a site too. */
  readonly sited: boolean;
}

export type MoveStore = ReturnType<typeof createMoveStore>;

/** Where people work, as far as a move changes it. */
export function createMoveStore(pool: Pool) {
  return {
    /**
     * Ends at once whatever somebody holds that belongs to no place of their new work, and their sessions with it: they sign in anew
     * where they are now. Nothing is given here.
     * @param move `before`: the assignments they have as far as the asker knows; `site`: their own site from now on
     * @returns what ended; null when they have other work by now
     */
    async close(
      move: {
        readonly person: string;
        readonly site: string | null;
        readonly before: readonly string[];
        readonly to: readonly Place[];
        readonly by: string;
        readonly at: Date;
      },
      owes: (ended: Ended) => readonly OwedAct[],
    ): Promise<Move | null> {
      const { person, site, before, to, by, at } = move;
      return within(pool, async (tx) => {
        await tx.query('SELECT FROM cordon.persons WHERE id = $1 FOR UPDATE', [person]);
        const { rows } = await tx.query<Row>(HELD, [person, at]);
        const held = rows.map(heldOf);
        const work = held.filter(({ kind }) => kind === 'assignment').map(({ id }) => id);
        if (work.toSorted().join(' ') !== before.toSorted().join(' ')) return null;
        const planned = moveTo(held, to);
        const of = (kind: Held['kind']) =>
          planned.ends.filter((one) => one.kind === kind).map(({ id }) => id);
        await tx.query('SELECT cordon.end_assignments($1, $2, $3, $4)', [
          of('assignment'),
          at,
          by,
          'replaced',
        ]);
        await tx.query('SELECT cordon.revoke($1, $2, $3)', ['person', person, at]);
        await tx.query(
          'UPDATE cordon.tickets SET assignee_id = NULL, in_hand_since = NULL WHERE id = ANY ($1)',
          [of('ticket-in-hand')],
        );
        await tx.query('DELETE FROM cordon.device_people WHERE person_id = $1 AND device_id = ANY ($2)', [
          person,
          of('device'),
        ]);
        await tx.query('UPDATE cordon.badges SET until_at = greatest($2, from_at) WHERE id = ANY ($1)', [
          of('badge'),
          at,
        ]);
        await tx.query('UPDATE cordon.persons SET site_id = $2 WHERE id = $1', [person, site]);
        await owe(tx, owes(planned.ends));
        return planned;
      });
    },
  };
}

function heldOf({ kind, id, agreement, accessRole, purpose, site, sited }: Row): Held {
  return {
    ...{ kind, id },
    ...(agreement !== null && { agreement }),
    ...(accessRole !== null && { accessRole }),
    ...(purpose !== null && { purpose }),
    ...(sited && { site }),
  };
}

async function within<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}
