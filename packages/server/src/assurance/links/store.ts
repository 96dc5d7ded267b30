import type { Pool } from 'pg';
import type { AssuranceSeal } from '../sealing.ts';
import { tokenHash, type Link, type LinkSubject } from './link.ts';

type Row = Omit<Link, 'address'> & { readonly address: Buffer };

const SELECT = `SELECT l.id, json_build_object('kind', l.subject_kind, 'id', l.subject_id) AS subject, l.party_id AS party,
    l.address_sealed AS address, l.mailed, json_build_object('id', p.id, 'name', p.name) AS "madeBy", l.made_at AS "madeAt",
    l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt", l.used_at AS "usedAt"
  FROM cordon.assurance_links l JOIN cordon.persons p ON p.id = l.made_by`;

export type LinkStore = ReturnType<typeof createLinkStore>;

/** Links, without their tokens. */
export function createLinkStore(pool: Pool, seal: AssuranceSeal) {
  const toLink = ({ address, ...row }: Row): Link => ({
    ...row,
    address: seal.open(address, `link-address:${row.id}`).toString(),
  });
  return {
    /** Newest first, revoked ones too. */
    async of({ kind, id }: LinkSubject): Promise<readonly Link[]> {
      const { rows } = await pool.query<Row>(
        `${SELECT} WHERE l.subject_kind = $1 AND l.subject_id = $2 ORDER BY l.made_at DESC, l.id`,
        [kind, id],
      );
      return rows.map(toLink);
    },

    async find(id: string): Promise<Link | null> {
      const { rows } = await pool.query<Row>(`${SELECT} WHERE l.id = $1`, [id]);
      return rows[0] === undefined ? null : toLink(rows[0]);
    },

    async add(
      link: Pick<Link, 'id' | 'subject' | 'party' | 'address' | 'mailed' | 'madeAt' | 'expiresAt'>,
      token: string,
      by: string,
    ): Promise<void> {
      const { id, subject, party, address, mailed, madeAt, expiresAt } = link;
      await pool.query(
        `INSERT INTO cordon.assurance_links
           (id, token_hash, subject_kind, subject_id, party_id, address_sealed, mailed, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, tokenHash(token), subject.kind, subject.id, party],
          ...[seal.seal(address, `link-address:${id}`), mailed, by, madeAt, expiresAt],
        ],
      );
    },

    async setMailed(id: string): Promise<void> {
      await pool.query('UPDATE cordon.assurance_links SET mailed = true WHERE id = $1', [id]);
    },

    /** @returns false when it was revoked already */
    async revoke(id: string, by: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.assurance_links SET revoked_by = $2, revoked_at = $3 WHERE id = $1 AND revoked_at IS NULL',
        [id, by, at],
      );
      return rowCount === 1;
    },

    /** The link of a token while it is good. One statement for every token: an ended one takes as long as one that never was. */
    async good(token: string, now: Date): Promise<Link | null> {
      const { rows } = await pool.query<Row>(
        `${SELECT} WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND l.expires_at > $2`,
        [tokenHash(token), now],
      );
      return rows[0] === undefined ? null : toLink(rows[0]);
    },

    async used(id: string, at: Date): Promise<void> {
      await pool.query('UPDATE cordon.assurance_links SET used_at = $2 WHERE id = $1', [id, at]);
    },

    /** Links that are good, for reminders: oldest first. */
    async goodFor({ kind, id }: LinkSubject, now: Date): Promise<readonly Link[]> {
      const { rows } = await pool.query<Row>(
        `${SELECT} WHERE l.subject_kind = $1 AND l.subject_id = $2 AND l.revoked_at IS NULL AND l.expires_at > $3
         ORDER BY l.made_at, l.id`,
        [kind, id, now],
      );
      return rows.map(toLink);
    },
  };
}
