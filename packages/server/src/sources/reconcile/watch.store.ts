import type { LogWatch } from '@cordon/core/assurance';
import { sql, type Kysely } from 'kysely';
import type { OwedAct } from '../../platform/owing.ts';
import { oweWithin } from '../../platform/owing.ts';

/** What the company wants of a source's log, and how the last round over its folder went. */
export interface KeptWatch extends LogWatch {
  /** Logins of the company's own programs. */
  readonly own: readonly string[];
  readonly ran: { readonly at: Date; readonly files: number; readonly code: string | null } | null;
  /** Up to when logs were compared. */
  readonly until: Date | null;
}

export interface WatchStore {
  find(source: string): Promise<KeptWatch>;
  set(source: string, wanted: Pick<KeptWatch, 'everyDays' | 'own'>, at: Date, owed: OwedAct): Promise<void>;
  ran(source: string, at: Date, files: number, code: string | null): Promise<void>;
}

interface Row {
  readonly everyDays: number | null;
  readonly own: readonly string[];
  readonly setAt: Date | null;
  readonly ranAt: Date | null;
  readonly files: number | null;
  readonly code: string | null;
  readonly until: Date | null;
}

export function createWatchStore(db: Kysely<unknown>): WatchStore {
  return {
    async find(source) {
      const { rows } = await sql<Row>`
        SELECT w.every_days AS "everyDays", coalesce(w.own_roles, '{}') AS own, w.set_at AS "setAt", w.ran_at AS "ranAt",
          w.ran_files AS files, w.ran_code AS code,
          (SELECT max(r.until_at) FROM cordon.reconciliations r WHERE r.source_id = ${source}) AS "until"
        FROM (SELECT) one LEFT JOIN cordon.log_watches w ON w.source_id = ${source}`.execute(db);
      const row = rows[0];
      return {
        ...{ everyDays: row?.everyDays ?? null, own: row?.own ?? [], setAt: row?.setAt ?? null },
        ran: row?.ranAt == null ? null : { at: row.ranAt, files: row.files ?? 0, code: row.code },
        until: row?.until ?? null,
      };
    },

    set: (source, { everyDays, own }, at, owed) =>
      db.transaction().execute(async (tx) => {
        await sql`
          INSERT INTO cordon.log_watches (source_id, every_days, own_roles, set_at)
          VALUES (${source}, ${everyDays}, ${own}::text[], ${at})
          ON CONFLICT (source_id) DO UPDATE SET every_days = excluded.every_days, own_roles = excluded.own_roles,
            set_at = excluded.set_at`.execute(tx);
        await oweWithin(tx, [owed]);
      }),

    async ran(source, at, files, code) {
      await sql`
        INSERT INTO cordon.log_watches (source_id, ran_at, ran_files, ran_code)
        VALUES (${source}, ${at}, ${files}, ${code})
        ON CONFLICT (source_id) DO UPDATE SET ran_at = excluded.ran_at, ran_files = excluded.ran_files,
          ran_code = excluded.ran_code`.execute(db);
    },
  };
}
