import type { Pool } from 'pg';

/** A backup that was made. */
export interface Backup {
  readonly id: string;
  readonly at: Date;
  /** Entries of the ledger in it. */
  readonly entries: number;
  readonly rows: number;
  readonly bytes: number;
  /** Of the file as it lies there, hexadecimal. */
  readonly sha256: string;
  readonly withKeys: boolean;
  readonly lockedWith: 'passphrase' | 'public-key';
  readonly entry: number;
}

export type DrillStep = 'backing-up' | 'starting' | 'restoring' | 'verifying' | 'taking-away';

/** What a drill that passed came to. */
export interface Measured {
  readonly entries: number;
  readonly rows: number;
  readonly bytes: number;
  readonly backUpMs: number;
  readonly restoreMs: number;
  readonly verifyMs: number;
}

export interface RestoreDrill {
  readonly id: string;
  readonly askedAt: Date;
  /** Null: the schedule. */
  readonly askedBy: { readonly id: string; readonly name: string } | null;
  readonly state: 'asked' | 'running' | 'passed' | 'failed';
  readonly step: DrillStep | null;
  readonly stepDone: number;
  readonly stepOf: number;
  readonly endedAt: Date | null;
  /** Null unless it passed. */
  readonly measured: Measured | null;
  /** Code of what went wrong. */
  readonly problem: string | null;
  readonly entry: number | null;
}

const DRILL = `SELECT d.id, d.asked_at AS "askedAt", d.state, d.step, d.step_done AS "stepDone", d.step_of AS "stepOf",
  d.ended_at AS "endedAt", d.problem, d.entry,
  CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS "askedBy",
  CASE WHEN d.state = 'passed' THEN json_build_object('entries', d.entries, 'rows', d.rows, 'bytes', d.bytes,
    'backUpMs', d.back_up_ms, 'restoreMs', d.restore_ms, 'verifyMs', d.verify_ms) END AS measured
  FROM cordon.restore_drills d LEFT JOIN cordon.persons p ON p.id = d.asked_by`;

export type BackupStore = ReturnType<typeof createBackupStore>;

/** Backups that were made, and drills of restoring. */
export function createBackupStore(pool: Pool) {
  return {
    async note({ id, at, entries, rows, bytes, sha256, withKeys, lockedWith, entry }: Backup): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.backups (id, at, entries, rows, bytes, sha256, with_keys, locked_with, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, at, entries, rows, bytes, sha256, withKeys, lockedWith, entry],
      );
    },

    /** Newest first. */
    async backups(limit: number): Promise<readonly Backup[]> {
      const { rows } = await pool.query<Backup>(
        `SELECT id, at, entries, rows, bytes, sha256, with_keys AS "withKeys", locked_with AS "lockedWith", entry
         FROM cordon.backups ORDER BY at DESC, id LIMIT $1`,
        [limit],
      );
      return rows;
    },

    /** @returns false when one waits or runs already */
    async ask(id: string, by: string | null, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.restore_drills (id, asked_at, asked_by, state) VALUES ($1, $2, $3, 'asked')
         ON CONFLICT ((true)) WHERE state IN ('asked', 'running') DO NOTHING`,
        [id, at, by],
      );
      return rowCount === 1;
    },

    /** The one that waits or runs. */
    async open(): Promise<RestoreDrill | null> {
      const { rows } = await pool.query<RestoreDrill>(`${DRILL} WHERE d.state IN ('asked', 'running')`);
      return rows[0] ?? null;
    },

    async step(id: string, step: DrillStep, done: number, of: number): Promise<void> {
      await pool.query(
        `UPDATE cordon.restore_drills SET state = 'running', step = $2, step_done = $3, step_of = $4
         WHERE id = $1 AND ended_at IS NULL`,
        [id, step, done, of],
      );
    },

    async pass(id: string, at: Date, entry: number, measured: Measured): Promise<void> {
      const { entries, rows, bytes, backUpMs, restoreMs, verifyMs } = measured;
      await pool.query(
        `UPDATE cordon.restore_drills SET state = 'passed', step = NULL, ended_at = $2, entry = $3, entries = $4, rows = $5,
           bytes = $6, back_up_ms = $7, restore_ms = $8, verify_ms = $9 WHERE id = $1 AND ended_at IS NULL`,
        [id, at, entry, entries, rows, bytes, ...[backUpMs, restoreMs, verifyMs].map(Math.round)],
      );
    },

    async fail(id: string, at: Date, problem: string): Promise<void> {
      await pool.query(
        `UPDATE cordon.restore_drills SET state = 'failed', step = NULL, ended_at = $2, problem = $3
         WHERE id = $1 AND ended_at IS NULL`,
        [id, at, problem],
      );
    },

    async entered(id: string, entry: number): Promise<void> {
      await pool.query('UPDATE cordon.restore_drills SET entry = $2 WHERE id = $1', [id, entry]);
    },

    /** Given up by a process on its way out; it is made again. */
    async again(id: string): Promise<void> {
      await pool.query(
        `UPDATE cordon.restore_drills SET state = 'asked', step = NULL WHERE id = $1 AND ended_at IS NULL`,
        [id],
      );
    },

    /** Newest first. @param windows only those that ended within these times, or null for all */
    async drills(
      limit: number,
      windows: readonly { readonly from: Date; readonly until: Date }[] | null,
    ): Promise<readonly RestoreDrill[]> {
      const { rows } = await pool.query<RestoreDrill>(
        `${DRILL} WHERE $2::boolean OR EXISTS (SELECT FROM unnest($3::timestamptz[], $4::timestamptz[]) w (from_at, until)
           WHERE d.ended_at >= w.from_at AND d.ended_at < w.until)
         ORDER BY d.asked_at DESC, d.id LIMIT $1`,
        [
          limit,
          windows === null,
          windows?.map(({ from }) => from) ?? [],
          windows?.map(({ until }) => until) ?? [],
        ],
      );
      return rows;
    },

    /** What decides when the next one is due. */
    async past(): Promise<{
      readonly since: Date | null;
      readonly last: { readonly endedAt: Date; readonly passed: boolean } | null;
      readonly lastPassed: Date | null;
    }> {
      const { rows } = await pool.query<{
        since: Date | null;
        ended: Date | null;
        state: string;
        passed: Date | null;
      }>(
        `SELECT (SELECT min(created_at) FROM cordon.parties WHERE kind = 'company') AS since, l.ended_at AS ended, l.state,
                (SELECT max(ended_at) FROM cordon.restore_drills WHERE state = 'passed') AS passed
         FROM (VALUES (1)) one LEFT JOIN LATERAL
           (SELECT ended_at, state FROM cordon.restore_drills WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1) l ON true`,
      );
      const { since = null, ended = null, state = '', passed = null } = rows[0] ?? {};
      const last = ended === null ? null : { endedAt: ended, passed: state === 'passed' };
      return { since, last, lastPassed: passed };
    },
  };
}
