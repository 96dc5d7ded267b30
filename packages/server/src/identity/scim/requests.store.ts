import type { Pool } from 'pg';
import { notify } from '../../platform/bus.ts';
import { addressUnit } from '../network.ts';

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
  /** Where it came from; what has no good token is kept by it. */
  readonly ip: string | null;
}

/** The channel on which replicas tell each other that a directory asked. */
export const requestsChannel = 'cordon_directory';

/** Of one token, and of all of a vendor's. */
const KEPT = { each: 200, all: 2000 } as const;
/** Of what came without a good token: from one address, and in all. Whoever floods pushes out their own. */
const KEPT_OF_STRANGERS = { each: 10, all: 50 } as const;
const SHOWN = 50;
const SHOWN_OF_STRANGERS = 10;

const tokens = [KEPT.each, KEPT.all];
const strangers = [KEPT_OF_STRANGERS.each, KEPT_OF_STRANGERS.all];

export type Requests = ReturnType<typeof createRequests>;

/** The last requests of each vendor's directory. */
export function createRequests(pool: Pool) {
  return {
    /**
     * Keeps one, lets the oldest of its source go, and tells every replica. Nothing is kept for a vendor that does not exist.
     */
    async add({ party, credential, ip, at, method, path, status, did }: NewRequest): Promise<void> {
      const { rows } = await pool.query<{ id: number }>(
        `INSERT INTO cordon.directory_requests (party_id, credential_id, at, method, path, status, did, source)
         SELECT id, $2, $3, $4, $5, $6, $7, $8 FROM cordon.parties WHERE id = $1 AND kind = 'vendor' RETURNING id`,
        [party, credential, at, method, path, status, did, credential ?? addressUnit(ip)],
      );
      if (rows[0] === undefined) return;
      await pool.query(
        `DELETE FROM cordon.directory_requests WHERE id IN (
           SELECT id FROM (
             SELECT id, row_number() OVER (PARTITION BY source ORDER BY id DESC) AS of_source,
                    row_number() OVER (ORDER BY id DESC) AS of_all
             FROM cordon.directory_requests WHERE party_id = $1 AND (credential_id IS NULL) = $2
           ) r WHERE of_source > $3 OR of_all > $4)`,
        [party, credential === null, ...(credential === null ? strangers : tokens)],
      );
      await notify(pool, requestsChannel, party);
    },

    /** Newest first; of what came without a good token only the last few, so that it cannot fill the list. */
    async last(party: string, after = 0): Promise<DirectoryRequest[]> {
      const { rows } = await pool.query<DirectoryRequest>(
        `SELECT r.id, r.at, r.method, r.path, r.status, r.did, c.label AS token
         FROM (
           SELECT *, row_number() OVER (PARTITION BY credential_id IS NULL ORDER BY id DESC) AS nth
           FROM cordon.directory_requests WHERE party_id = $1 AND id > $2
         ) r LEFT JOIN cordon.credentials c ON c.id = r.credential_id
         WHERE r.nth <= CASE WHEN r.credential_id IS NULL THEN $4 ELSE $3 END::int ORDER BY r.id DESC`,
        [party, after, SHOWN, SHOWN_OF_STRANGERS],
      );
      return rows;
    },
  };
}
