import type { Pool } from 'pg';
import type { Keys } from '../../platform/keys.ts';

/** A mail server that exercises are sent by, and the address they come from. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly madeAt: Date;
}

const contextOf = (id: string): string => `phishing-sender:${id}:url`;

export type SenderStore = ReturnType<typeof createSenderStore>;

/** Sending profiles; their logins are sealed. */
export function createSenderStore(pool: Pool, sealing: Pick<Keys, 'seal' | 'unseal'>) {
  return {
    async list(): Promise<readonly Sender[]> {
      const { rows } = await pool.query<Sender>(
        `SELECT id, name, address, made_at AS "madeAt" FROM cordon.phishing_senders WHERE ended_at IS NULL ORDER BY name, id`,
      );
      return rows;
    },

    async make(sender: Sender & { readonly url: string; readonly by: string }): Promise<void> {
      const { id, name, address, url, by, madeAt } = sender;
      await pool.query(
        `INSERT INTO cordon.phishing_senders (id, name, url_sealed, address, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, name, sealing.seal(url, contextOf(id)), address, by, madeAt],
      );
    },

    async end(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.phishing_senders SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    /** Where and as whom it sends, for whoever sends; null when it was ended. */
    async opened(id: string): Promise<{ readonly url: string; readonly address: string } | null> {
      const { rows } = await pool.query<{ sealed: string; address: string }>(
        'SELECT url_sealed AS sealed, address FROM cordon.phishing_senders WHERE id = $1 AND ended_at IS NULL',
        [id],
      );
      const [found] = rows;
      return found === undefined
        ? null
        : { url: sealing.unseal(found.sealed, contextOf(id)), address: found.address };
    },
  };
}
