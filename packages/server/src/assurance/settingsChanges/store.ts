import { settingsActs, type SettingsEntry } from '@cordon/core/assurance';
import type { Pool } from 'pg';

type Row = Omit<SettingsEntry, 'at'> & { readonly at: Date };

export interface SettingsStore {
  /** Every act on settings that was done before a time, in the order of their entries; refusals changed nothing. */
  entries(until: Date): Promise<readonly SettingsEntry[]>;
  vendors(): Promise<ReadonlySet<string>>;
}

export function createSettingsStore(pool: Pool): SettingsStore {
  return {
    async entries(until) {
      const { rows } = await pool.query<Row>(
        `SELECT idx::int AS entry, kind AS act, at, person_id AS person, party_id AS party,
           coalesce(body::jsonb -> 'words', '{}') AS words
         FROM cordon.ledger_bodies WHERE kind = ANY ($1::text[]) AND code IS NULL AND at < $2 ORDER BY idx`,
        [Object.keys(settingsActs), until],
      );
      return rows.map((row) => ({ ...row, at: row.at.getTime() }));
    },

    async vendors() {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM cordon.parties WHERE kind = 'vendor'`,
      );
      return new Set(rows.map(({ id }) => id));
    },
  };
}
