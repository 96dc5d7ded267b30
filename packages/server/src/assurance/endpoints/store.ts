import type { EndpointFailing, EndpointLook, EndpointUse } from '@cordon/core/assurance';
import type { Pool } from 'pg';

/** A server that a vendor works with, as somebody named it. */
export interface Endpoint {
  readonly id: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly host: string;
  readonly port: number;
  readonly speaks: 'http' | 'tls';
  readonly usedFor: EndpointUse;
  readonly reach: 'public' | 'private' | 'loopback';
  readonly namedBy: { readonly id: string; readonly name: string };
  readonly namedAt: Date;
}

/** One look at it. */
export interface KeptLook {
  readonly endpoint: string;
  readonly at: Date;
  readonly look: EndpointLook;
  readonly failings: readonly EndpointFailing[];
}

const ENDPOINT = `SELECT e.id, json_build_object('id', v.id, 'name', v.name) AS vendor, e.host, e.port, e.speaks,
  e.used_for AS "usedFor", e.reach, json_build_object('id', p.id, 'name', p.name) AS "namedBy", e.named_at AS "namedAt"
  FROM cordon.endpoints e JOIN cordon.parties v ON v.id = e.party_id JOIN cordon.persons p ON p.id = e.named_by
  WHERE e.withdrawn_at IS NULL`;

export type EndpointStore = ReturnType<typeof createEndpointStore>;

/** Endpoints and what was seen of them. */
export function createEndpointStore(pool: Pool) {
  return {
    /** @returns false when the vendor has it already */
    async name(
      endpoint: Omit<Endpoint, 'vendor' | 'namedBy'> & { readonly vendor: string; readonly by: string },
    ): Promise<boolean> {
      const { id, vendor, host, port, speaks, usedFor, reach, by, namedAt } = endpoint;
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.endpoints (id, party_id, host, port, speaks, used_for, reach, named_by, named_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [id, vendor, host, port, speaks, usedFor, reach, by, namedAt],
      );
      return rowCount === 1;
    },

    async withdraw(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.endpoints SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    /** @param vendors of these alone, or null for all */
    async list(vendors: readonly string[] | null): Promise<readonly Endpoint[]> {
      const { rows } = await pool.query<Endpoint>(
        `${ENDPOINT} AND ($1::text[] IS NULL OR e.party_id = ANY ($1)) ORDER BY v.name, e.host, e.port`,
        [vendors],
      );
      return rows;
    },

    async find(id: string): Promise<Endpoint | null> {
      const { rows } = await pool.query<Endpoint>(`${ENDPOINT} AND e.id = $1`, [id]);
      return rows[0] ?? null;
    },

    async keep({ endpoint, at, look, failings }: KeptLook): Promise<void> {
      await pool.query(
        'INSERT INTO cordon.endpoint_looks (endpoint_id, at, look, failings) VALUES ($1, $2, $3, $4)',
        [...[endpoint, at, JSON.stringify(look), failings]],
      );
    },

    /** The latest so many of each of these, newest first. */
    async looks(endpoints: readonly string[], each: number): Promise<readonly KeptLook[]> {
      const { rows } = await pool.query<KeptLook>(
        `SELECT endpoint_id AS endpoint, at, look, failings FROM (
           SELECT *, row_number() OVER (PARTITION BY endpoint_id ORDER BY at DESC, id DESC) AS nth
           FROM cordon.endpoint_looks WHERE endpoint_id = ANY ($1)) l
         WHERE nth <= $2 ORDER BY at DESC, id DESC`,
        [endpoints, each],
      );
      return rows;
    },

    /** Those that were not looked at since. */
    async due(since: Date): Promise<readonly Endpoint[]> {
      const { rows } = await pool.query<Endpoint>(
        `${ENDPOINT} AND NOT EXISTS (SELECT FROM cordon.endpoint_looks l WHERE l.endpoint_id = e.id AND l.at > $1)
         ORDER BY e.id`,
        [since],
      );
      return rows;
    },

    async isVendor(party: string): Promise<boolean> {
      const { rowCount } = await pool.query(`SELECT FROM cordon.parties WHERE id = $1 AND kind = 'vendor'`, [
        party,
      ]);
      return rowCount === 1;
    },
  };
}
