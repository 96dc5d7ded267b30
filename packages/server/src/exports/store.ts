import { Failure } from '@cordon/core/kernel';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { sql, type Kysely } from 'kysely';
import type { Cell, Keyring } from '../atRest/index.ts';
import type { Revoked } from '../identity/index.ts';
import { withTransaction } from '../platform/db.ts';
import { SILENT_MS, type ExportProgress } from './export.ts';

export type ExportStore = ReturnType<typeof createExportStore>;

/** Lines of one ticket. */
export interface Piece {
  readonly nth: number;
  readonly ticket: string;
  readonly entry: number;
  readonly rows: number;
  readonly lines: readonly string[];
}

/** An export that a leaked piece may be from. */
export interface Traceable {
  readonly id: string;
  readonly telling: readonly string[];
  readonly person: string;
  readonly name: string;
  readonly vendor: string;
  readonly agreement: string;
  readonly askedAt: Date;
  readonly entries: readonly number[];
}

const cellOf = (id: string, nth: number): Cell => ({
  table: 'export_pieces',
  column: 'sealed',
  row: `${id}/${String(nth)}`,
});

/** Exports and what was made of them. Pieces are sealed under the keys of their tickets. */
export function createExportStore(db: Kysely<unknown>, keyring: Keyring) {
  const drop = (tx: Kysely<unknown>, id: string) =>
    sql`DELETE FROM cordon.export_pieces WHERE export_id = ${id}`.execute(tx);

  const put = async (tx: Kysely<unknown>, id: string, { nth, ticket, entry, rows, lines }: Piece) => {
    const key = await keyring.forTicket(tx, ticket);
    const sealed = key.seal(cellOf(id, nth), toUtf8(JSON.stringify(lines)));
    await sql`INSERT INTO cordon.export_pieces (export_id, nth, ticket_id, entry, rows, sealed)
      VALUES (${id}, ${nth}, ${ticket}, ${entry}, ${rows}, ${sealed})`.execute(tx);
  };

  return {
    async of(ids: readonly string[]): Promise<readonly ExportProgress[]> {
      const { rows } = await sql<ExportProgress>`
        SELECT x.id, x.state, x.done, x.pieces, x.rows, x.ready_until AS "readyUntil", x.code,
               x.file_hash AS "fileHash", x.entries
        FROM cordon.exports x WHERE x.id = ANY (${[...ids]})`.execute(db);
      return rows;
    },

    async add(id: string, pieces: number): Promise<void> {
      await sql`INSERT INTO cordon.exports (id, state, pieces) VALUES (${id}, 'waiting', ${pieces})`.execute(
        db,
      );
    },

    /** Once only. @returns false when it runs or ran already */
    async begin(id: string, at: Date): Promise<boolean> {
      const result = await sql`
        UPDATE cordon.exports SET state = 'running', started_at = ${at}, beat_at = ${at}
        WHERE id = ${id} AND state = 'waiting'`.execute(db);
      return result.numAffectedRows === 1n;
    },

    /** Keeps a piece of one that still runs. @returns false when it was stopped meanwhile */
    keep: (id: string, piece: Piece, at: Date): Promise<boolean> =>
      withTransaction(db, async (tx) => {
        const running = await sql`
          UPDATE cordon.exports SET done = done + 1, rows = rows + ${piece.rows}, entries = entries || ${piece.entry}::int, beat_at = ${at}
          WHERE id = ${id} AND state = 'running'`.execute(tx);
        if (running.numAffectedRows !== 1n) return false;
        await put(tx, id, piece);
        return true;
      }),

    /** With the piece that ends the file. Nothing happens to one that was stopped meanwhile. */
    finish: (
      id: string,
      made: {
        readonly closing: Piece;
        readonly telling: readonly string[];
        /** SHA-256 of the file, hex. */
        readonly file: string;
        readonly at: Date;
        readonly until: Date;
      },
    ): Promise<boolean> =>
      withTransaction(db, async (tx) => {
        const result = await sql`
          UPDATE cordon.exports SET state = 'ready', finished_at = ${made.at}, ready_until = ${made.until},
            file_hash = ${Buffer.from(made.file, 'hex')}, canary = ${JSON.stringify(made.telling)}::jsonb
          WHERE id = ${id} AND state = 'running'`.execute(tx);
        if (result.numAffectedRows !== 1n) return false;
        await put(tx, id, made.closing);
        return true;
      }),

    /** Stops one that is not yet downloaded, and destroys what was made of it. @returns whether there was one */
    stop: (id: string, code: string, at: Date): Promise<boolean> =>
      withTransaction(db, async (tx) => {
        const result = await sql`
          UPDATE cordon.exports SET state = 'stopped', code = ${code}, finished_at = ${at}
          WHERE id = ${id} AND state IN ('waiting', 'running', 'ready')`.execute(tx);
        await drop(tx, id);
        return result.numAffectedRows === 1n;
      }),

    /** Nobody else can have it from here on. @returns false when it is not there to be had */
    async claim(id: string, at: Date): Promise<boolean> {
      const result = await sql`
        UPDATE cordon.exports SET state = 'downloaded', finished_at = ${at}
        WHERE id = ${id} AND state = 'ready' AND ready_until > ${at}`.execute(db);
      return result.numAffectedRows === 1n;
    },

    /** @throws Failure `key-destroyed`, `key-unavailable` */
    async pieces(id: string): Promise<readonly Piece[]> {
      const { rows } = await sql<Omit<Piece, 'lines'> & { sealed: Buffer }>`
        SELECT nth, ticket_id AS ticket, entry, rows, sealed FROM cordon.export_pieces
        WHERE export_id = ${id} ORDER BY nth`.execute(db);
      return Promise.all(
        rows.map(async ({ sealed, ...piece }) => {
          const key = await keyring.of(db, piece.ticket);
          if (key === null)
            throw new Failure('key-unavailable', `the key of ticket ${piece.ticket} is missing`);
          const lines = JSON.parse(fromUtf8(key.open(cellOf(id, piece.nth), sealed))) as readonly string[];
          return { ...piece, lines };
        }),
      );
    },

    /** What each export that was made can be told by, with who asked for it. */
    async traceable(): Promise<readonly Traceable[]> {
      const { rows } = await sql<Traceable>`
        SELECT x.id, x.canary AS telling, p.id AS person, p.name, v.name AS vendor, a.agreement_id AS agreement,
               a.asked_at AS "askedAt", x.entries
        FROM cordon.exports x JOIN cordon.approvals a USING (id) JOIN cordon.persons p ON p.id = a.person_id
        JOIN cordon.parties v ON v.id = p.party_id WHERE x.file_hash IS NOT NULL ORDER BY a.asked_at`.execute(
        db,
      );
      return rows;
    },

    async drop(id: string): Promise<void> {
      await drop(db, id);
    },

    /** Those that somebody who lost access had under way or waiting. */
    async concerned({ scope, id }: Extract<Revoked, { readonly id: string }>): Promise<readonly string[]> {
      if (scope === 'session') return [];
      const { rows } = await sql<{ id: string }>`
        SELECT x.id FROM cordon.exports x JOIN cordon.approvals a USING (id) JOIN cordon.persons p ON p.id = a.person_id
        WHERE x.state IN ('waiting', 'running', 'ready')
          AND ${id} IN (CASE ${scope} WHEN 'person' THEN p.id WHEN 'party' THEN p.party_id ELSE a.agreement_id END)`.execute(
        db,
      );
      return rows.map(({ id: one }) => one);
    },

    /** Those whose time is over: not fetched, not begun, or left by a job that is gone. With the code that says so. */
    async over(
      now: Date,
    ): Promise<readonly { readonly id: string; readonly code: 'expired' | 'gone' | 'lost' }[]> {
      const silent = new Date(now.getTime() - SILENT_MS);
      const { rows } = await sql<{ id: string; code: 'expired' | 'gone' | 'lost' }>`
        SELECT x.id, CASE WHEN x.state = 'running' AND x.beat_at < ${silent} THEN 'gone'
                          WHEN x.state = 'ready' AND x.ready_until <= ${now} THEN 'expired' ELSE 'lost' END AS code
        FROM cordon.exports x JOIN cordon.approvals a USING (id) JOIN cordon.persons p ON p.id = a.person_id
        JOIN cordon.parties v ON v.id = p.party_id
        WHERE x.state = 'running' AND x.beat_at < ${silent} OR x.state = 'ready' AND x.ready_until <= ${now}
          OR x.state IN ('running', 'ready') AND (a.withdrawn_at IS NOT NULL
            OR coalesce(p.suspended_at, p.left_at, v.contained_at) IS NOT NULL)`.execute(db);
      return rows;
    },

    async expire(id: string, at: Date): Promise<void> {
      await withTransaction(db, async (tx) => {
        await sql`UPDATE cordon.exports SET state = 'expired', finished_at = ${at}
          WHERE id = ${id} AND state = 'ready'`.execute(tx);
        await drop(tx, id);
      });
    },
  };
}
