import type { Pool } from 'pg';

export type GroundKind = 'party' | 'site' | 'network' | 'person' | 'ticket';

/** Something that was made for a drill and is still there. */
export interface Left {
  readonly id: string;
  readonly kind: GroundKind;
}

export type GroundStore = ReturnType<typeof createGroundStore>;

/** The vendor that drills are made with: nobody works there but while a drill runs, and it has no agreement. */
export const DRILL_PARTY = 'pty_drills';

/** What drills are made on, noted before it is made. */
export function createGroundStore(pool: Pool) {
  const note = (run: string, kind: GroundKind, id: string, at: Date) =>
    pool.query('INSERT INTO cordon.drill_ground (id, run_id, kind, made_at) VALUES ($1, $2, $3, $4)', [
      ...[id, run, kind, at],
    ]);
  return {
    note,

    /** The drills' own vendor, there from the first drill on. */
    async party(at: Date): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ($1, 'vendor', 'Breach drills', $2)
         ON CONFLICT (id) DO NOTHING`,
        [DRILL_PARTY, at],
      );
    },

    /** A place where only people of the drill work, so that its network opens nothing for anybody else. */
    async site(run: string, party: string, id: string, at: Date): Promise<void> {
      await note(run, 'site', id, at);
      await pool.query(`INSERT INTO cordon.sites (id, party_id, name, country) VALUES ($1, $2, $3, 'ZZ')`, [
        id,
        party,
        `Breach drill ${id.slice(-8)}`,
      ]);
    },

    /** Lets the people of one drill site come from one address. */
    async network(run: string, site: string, id: string, address: string, at: Date): Promise<void> {
      await note(run, 'network', id, at);
      await pool.query(
        `INSERT INTO cordon.networks (id, party_id, site_id, cidr, label)
         SELECT $1, party_id, id, network($3::inet), 'Breach drill' FROM cordon.sites WHERE id = $2`,
        [id, site, address],
      );
    },

    /** From where somebody was refused last, as the installation saw them. */
    async seenFrom(person: string): Promise<string | null> {
      const { rows } = await pool.query<{ ip: string | null }>(
        `SELECT body::json->>'ip' AS ip FROM cordon.ledger_bodies
         WHERE person_id = $1 AND code = 'network-not-allowed' ORDER BY idx DESC LIMIT 1`,
        [person],
      );
      return rows[0]?.ip ?? null;
    },

    /** What is still there, of one run or of all; the last that was made first. */
    async left(run: string | null): Promise<readonly Left[]> {
      const { rows } = await pool.query<Left>(
        `SELECT id, kind FROM cordon.drill_ground WHERE taken_at IS NULL AND ($1::text IS NULL OR run_id = $1)
         ORDER BY made_at DESC, id`,
        [run],
      );
      return rows;
    },

    /** Nobody may come from there any more. */
    async takeNetwork(id: string): Promise<void> {
      await pool.query('DELETE FROM cordon.networks WHERE id = $1', [id]);
    },

    /** A closed site counts for nobody. @param by somebody of the drill: a site is closed by a person */
    async closeSite(id: string, at: Date): Promise<void> {
      await pool.query(
        `UPDATE cordon.sites s SET closed_at = $2, closed_by = (SELECT p.id FROM cordon.persons p WHERE p.site_id = s.id LIMIT 1)
         WHERE s.id = $1 AND s.closed_at IS NULL AND EXISTS (SELECT FROM cordon.persons p WHERE p.site_id = s.id)`,
        [id, at],
      );
    },

    /** Nobody signs in as them again: the account goes with its password and second factor. */
    async endWork(person: string, at: Date): Promise<void> {
      await pool.query(
        `UPDATE cordon.assignments SET ended_at = $2, ended_why = 'removed' WHERE person_id = $1 AND ended_at IS NULL`,
        [person, at],
      );
    },

    async personIsThere(id: string): Promise<boolean> {
      const { rowCount } = await pool.query('SELECT FROM cordon.persons WHERE id = $1', [id]);
      return rowCount === 1;
    },

    /** Nobody's any more, and closed. */
    async closeTicket(id: string, at: Date): Promise<void> {
      await pool.query(
        `UPDATE cordon.tickets SET status = 'closed', assignee_id = NULL, last_work_at = $2 WHERE id = $1`,
        [id, at],
      );
    },

    async taken(id: string, at: Date): Promise<void> {
      await pool.query('UPDATE cordon.drill_ground SET taken_at = $2 WHERE id = $1', [id, at]);
    },
  };
}
