import { randomUUID } from 'node:crypto';
import type { ReconcileReport } from '@cordon/core/assurance';
import { canonicalText, type JsonValue } from '@cordon/ledger';
import { sql, type Kysely } from 'kysely';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';

/** A comparison as it stands in the ledger too, by its hash. */
export interface KeptReconciliation {
  readonly id: string;
  readonly report: ReconcileReport;
  readonly hash: string;
  /** SHA-256 of the log as it came. */
  readonly logHash: string;
  readonly madeAt: Date;
  readonly madeBy: { readonly id: string; readonly name: string } | null;
  /** Its entry; null until that stands. */
  readonly entry: number | null;
}

/** A period of a source that somebody may look at. */
export interface SourceWindow {
  readonly source: string;
  readonly from: Date;
  readonly until: Date;
}

export interface ReconciliationStore {
  /** Keeps a comparison together with what is owed to the ledger of it. @returns its id */
  keep(
    made: Omit<KeptReconciliation, 'id' | 'madeBy' | 'entry'> & { readonly madeBy: string | null },
    owed: OwedAct,
  ): Promise<string>;
  /** Newest first. @param windows only those of a time in one of these; null for all */
  list(source: string, windows: readonly SourceWindow[] | null): Promise<readonly KeptReconciliation[]>;
  find(source: string, id: string): Promise<KeptReconciliation | null>;
  /** What an entry says was compared. */
  ofEntry(entry: number): Promise<SourceWindow | null>;
}

interface Row {
  readonly id: string;
  readonly report: string;
  readonly hash: string;
  readonly logHash: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly madeByName: string | null;
  readonly entry: number | null;
}

/** What a page shows; older ones are found by their id. */
const LISTED = 100;

const COLUMNS = sql`r.id, r.report, r.hash, r.log_hash AS "logHash", r.made_at AS "madeAt", r.made_by AS "madeBy",
  p.name AS "madeByName", (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = r.id) AS entry
  FROM cordon.reconciliations r LEFT JOIN cordon.persons p ON p.id = r.made_by`;

export function createReconciliationStore(db: Kysely<unknown>): ReconciliationStore {
  return {
    keep: ({ report, hash, logHash, madeAt, madeBy }, owed) =>
      db.transaction().execute(async (tx) => {
        const id = `rec_${randomUUID()}`;
        const text = canonicalText(JSON.parse(JSON.stringify(report)) as JsonValue);
        await sql`
          INSERT INTO cordon.reconciliations (id, source_id, from_at, until_at, made_at, made_by, log_hash, hash, report)
          VALUES (${id}, ${report.source}, ${report.from}, ${report.until}, ${madeAt}, ${madeBy}, ${logHash}, ${hash}, ${text})`.execute(
          tx,
        );
        await oweWithin(tx, [owed], id);
        return id;
      }),

    async list(source, windows) {
      const { rows } = await sql<Row>`SELECT ${COLUMNS}
        WHERE r.source_id = ${source} AND (${windows === null} OR EXISTS (
          SELECT FROM jsonb_to_recordset(${JSON.stringify(windows ?? [])}::jsonb) AS w (source text, "from" timestamptz, "until" timestamptz)
          WHERE w.source = r.source_id AND r.from_at <= w."until" AND r.until_at >= w."from"))
        ORDER BY r.made_at DESC, r.id LIMIT ${LISTED}`.execute(db);
      return rows.map(toKept);
    },

    async find(source, id) {
      const { rows } =
        await sql<Row>`SELECT ${COLUMNS} WHERE r.source_id = ${source} AND r.id = ${id}`.execute(db);
      return rows[0] === undefined ? null : toKept(rows[0]);
    },

    async ofEntry(entry) {
      const { rows } = await sql<SourceWindow>`
        SELECT r.source_id AS source, r.from_at AS "from", r.until_at AS "until"
        FROM cordon.reconciliations r JOIN cordon.ledger_bodies b ON b.owed = r.id WHERE b.idx = ${entry}`.execute(
        db,
      );
      return rows[0] ?? null;
    },
  };
}

function toKept({ report, madeBy, madeByName, ...rest }: Row): KeptReconciliation {
  return {
    ...rest,
    report: JSON.parse(report) as ReconcileReport,
    madeBy: madeBy === null ? null : { id: madeBy, name: madeByName ?? '' },
  };
}
