import type { Pool } from 'pg';
import { notify } from '../../platform/bus.ts';

/** One request of a directory, as the people who set it up see it. */
export interface DirectoryRequest {
  readonly id: number;
  readonly at: Date;
  readonly method: string;
  /** The template, as /Users/{id}: never an id or a value. */
  readonly path: string;
  readonly status: number;
  readonly did: string;
  /** The label of the token, or null for none that is good. */
  readonly token: string | null;
}

export interface NewRequest extends Omit<DirectoryRequest, 'id' | 'token'> {
  readonly party: string;
  readonly credential: string | null;
}

/** The channel on which replicas tell each other that a directory asked. */
export const requestsChannel = 'cordon_directory';

const KEPT = 200;
const SHOWN = 50;

export type Requests = ReturnType<typeof createRequests>;

/** The last requests of each vendor's directory. */
export function createRequests(pool: Pool) {
  return {
    /** Keeps one, lets the oldest go, and tells every replica. Nothing is kept for a vendor that does not exist. */
    async add({ party, credential, at, method, path, status, did }: NewRequest): Promise<void> {
      const { rows } = await pool.query<{ id: number }>(
        `INSERT INTO cordon.directory_requests (party_id, credential_id, at, method, path, status, did)
         SELECT id, $2, $3, $4, $5, $6, $7 FROM cordon.parties WHERE id = $1 AND kind = 'vendor' RETURNING id`,
        [party, credential, at, method, path, status, did],
      );
      if (rows[0] === undefined) return;
      await pool.query(
        `DELETE FROM cordon.directory_requests WHERE party_id = $1 AND id <=
           (SELECT id FROM cordon.directory_requests WHERE party_id = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`,
        [party, KEPT],
      );
      await notify(pool, requestsChannel, party);
    },

    /** Newest first. */
    async last(party: string, after = 0): Promise<DirectoryRequest[]> {
      const { rows } = await pool.query<DirectoryRequest>(
        `SELECT r.id, r.at, r.method, r.path, r.status, r.did, c.label AS token
         FROM cordon.directory_requests r LEFT JOIN cordon.credentials c ON c.id = r.credential_id
         WHERE r.party_id = $1 AND r.id > $2 ORDER BY r.id DESC LIMIT $3`,
        [party, after, SHOWN],
      );
      return rows;
    },
  };
}
