import type { Kysely } from 'kysely';
import type { SourceTables } from '../store.ts';
import type { ShadowReport } from './report.ts';

export interface KeptReport {
  readonly hash: string;
  readonly report: ShadowReport;
  readonly madeAt: Date;
  /** When the source went live by it. */
  readonly liveAt: Date | null;
}

export type ReportStore = ReturnType<typeof createReportStore>;

export function createReportStore(db: Kysely<SourceTables>) {
  const toKept = (row: SourceTables['cordon.source_reports']): KeptReport => ({
    hash: row.hash,
    // jsonb comes back parsed, although it is written as text.
    report: row.report as unknown as ShadowReport,
    madeAt: row.made_at,
    liveAt: row.live_at,
  });

  return {
    /** Keeps a report in place of the one nobody went live by. */
    async keep(
      source: string,
      hash: string,
      report: ShadowReport,
      by: string | null,
      at: Date,
    ): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await tx
          .deleteFrom('cordon.source_reports')
          .where('source_id', '=', source)
          .where('live_at', 'is', null)
          .execute();
        await tx
          .insertInto('cordon.source_reports')
          .values({
            ...{ source_id: source, hash, report: JSON.stringify(report) },
            ...{ made_by: by, made_at: at, live_at: null },
          })
          .onConflict((same) => same.columns(['source_id', 'hash']).doUpdateSet({ made_at: at, made_by: by }))
          .execute();
      });
    },

    async latest(source: string): Promise<KeptReport | null> {
      const row = await db
        .selectFrom('cordon.source_reports')
        .selectAll()
        .where('source_id', '=', source)
        .orderBy('made_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toKept(row);
    },

    async find(source: string, hash: string): Promise<KeptReport | null> {
      const row = await db
        .selectFrom('cordon.source_reports')
        .selectAll()
        .where('source_id', '=', source)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row === undefined ? null : toKept(row);
    },

    /**
     * Every part of the source that is in shadow goes live by this report.
     * @returns false when the map is no longer the one the report is of, or nothing is in shadow
     */
    async goLive(source: string, { hash, report }: KeptReport, at: Date): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const part = async (
          sealed: 'owner_sealed' | 'api_sealed',
          liveAt: 'database_live_at' | 'api_live_at',
        ) => {
          const { numUpdatedRows } = await tx
            .updateTable('cordon.sources')
            .set({ [liveAt]: at })
            .where('id', '=', source)
            .where('map_version', '=', report.mapVersion)
            .where(sealed, 'is not', null)
            .where(liveAt, 'is', null)
            .executeTakeFirst();
          return numUpdatedRows > 0n;
        };
        const [database, api] = [
          await part('owner_sealed', 'database_live_at'),
          await part('api_sealed', 'api_live_at'),
        ];
        if (!database && !api) return false;
        await tx
          .updateTable('cordon.source_reports')
          .set({ live_at: at })
          .where('source_id', '=', source)
          .where('hash', '=', hash)
          .execute();
        return true;
      });
    },
  };
}
