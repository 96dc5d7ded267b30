import type { ClockKind } from '@cordon/core/monitoring/clocks';
import { sql, type Kysely, type Transaction } from 'kysely';
import { withTransaction } from '../../platform/db.ts';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Recorded } from '../clocks/fact.ts';

/** A notice as a person gave it. */
export interface Notice {
  readonly id: string;
  readonly incident: string;
  readonly clock: string;
  readonly kind: ClockKind;
  /** By part. */
  readonly texts: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** Null: handed out as a file, or to those affected. */
  readonly address: string | null;
  /** How many of those affected it goes to, each by themselves; null: it is no such notice. */
  readonly people: number | null;
  readonly zone: string;
  readonly madeAt: Date;
  readonly entry: number;
}

export type NoticeProblem = 'mail-failed' | 'no-mail-server';

/** One with what became of it. */
export interface KeptNotice extends Notice {
  readonly by: { readonly id: string; readonly name: string };
  readonly party: string;
  readonly tries: number;
  readonly nextAt: Date | null;
  readonly problem: NoticeProblem | null;
  readonly sentAt: Date | null;
  /** Of one to those affected: when the last was mailed or given up. */
  readonly finishedAt: Date | null;
}

export type NoticeStore = ReturnType<typeof createNoticeStore>;

const SELECT = sql`SELECT n.id, n.incident_id AS incident, n.clock, n.kind, n.texts_sealed AS sealed, n.missing, n.address, n.zone,
  n.made_at AS "madeAt", n.entry::int AS entry, json_build_object('id', p.id, 'name', p.name) AS by,
  p.party_id AS party, n.tries, n.next_at AS "nextAt", n.problem, n.sent_at AS "sentAt", n.people, n.finished_at AS "finishedAt"
  FROM cordon.breach_notices n JOIN cordon.persons p ON p.id = n.made_by`;

type Row = Omit<KeptNotice, 'texts'> & { readonly sealed: string };

const context = (id: string): string => `breach-notice ${id}`;

export function createNoticeStore(db: Kysely<unknown>, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const opened = ({ sealed, ...row }: Row): KeptNotice => ({
    ...row,
    texts: JSON.parse(keys.unseal(sealed, context(row.id))) as Notice['texts'],
  });
  return {
    /** Newest first. */
    async of(incident: string): Promise<readonly KeptNotice[]> {
      const { rows } = await sql<Row>`${SELECT} WHERE n.incident_id = ${incident}
        ORDER BY n.made_at DESC, n.id`.execute(db);
      return rows.map(opened);
    },

    async find(id: string): Promise<KeptNotice | null> {
      const { rows } = await sql<Row>`${SELECT} WHERE n.id = ${id}`.execute(db);
      return rows[0] === undefined ? null : opened(rows[0]);
    },

    /** One with an address is due to be mailed at once. @param within what has to be kept with it, in the same step */
    async add(
      notice: Notice,
      by: string,
      within: (tx: Transaction<unknown>) => Promise<void>,
    ): Promise<void> {
      const { id, incident, clock, kind, texts, missing, address, people, zone, madeAt, entry } = notice;
      await withTransaction(db, async (tx) => {
        await sql`INSERT INTO cordon.breach_notices
            (id, incident_id, clock, kind, texts_sealed, missing, address, people, zone, made_by, made_at, entry, next_at)
          VALUES (${id}, ${incident}, ${clock}, ${kind}, ${keys.seal(JSON.stringify(texts), context(id))}, ${[...missing]}, ${address},
            ${people}, ${zone}, ${by}, ${madeAt}, ${entry}, ${address === null ? null : madeAt})`.execute(tx);
        await within(tx);
      });
    },

    /** Those to people affected of which somebody is left, oldest first. */
    async unfinished(): Promise<readonly KeptNotice[]> {
      const { rows } = await sql<Row>`${SELECT} WHERE n.people IS NOT NULL AND n.finished_at IS NULL
        ORDER BY n.made_at, n.id`.execute(db);
      return rows.map(opened);
    },

    /** Those to be mailed now, oldest first. */
    async waiting(at: Date): Promise<readonly KeptNotice[]> {
      const { rows } = await sql<Row>`${SELECT} WHERE n.address IS NOT NULL AND n.sent_at IS NULL
        AND n.next_at <= ${at} ORDER BY n.made_at, n.id`.execute(db);
      return rows.map(opened);
    },

    /** Ids of those that are not out yet. */
    async untaken(): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`SELECT id FROM cordon.breach_notices
        WHERE (address IS NOT NULL AND sent_at IS NULL) OR (people IS NOT NULL AND finished_at IS NULL)`.execute(
        db,
      );
      return rows.map(({ id }) => id);
    },

    async failed(id: string, problem: NoticeProblem, nextAt: Date): Promise<void> {
      await sql`UPDATE cordon.breach_notices SET tries = tries + 1, problem = ${problem}, next_at = ${nextAt}
        WHERE id = ${id}`.execute(db);
    },

    /** Says that it went out, stops its clock by a fact, and notes the entry of it, in one step. */
    async sent({ id, incident }: Notice, fact: Recorded, act: OwedAct): Promise<void> {
      await withTransaction(db, async (tx) => {
        await sql`UPDATE cordon.breach_notices SET tries = tries + 1, problem = NULL, sent_at = ${act.at}
          WHERE id = ${id}`.execute(tx);
        await sql`INSERT INTO cordon.incident_facts (incident_id, kind, fact, recorded_at)
          VALUES (${incident}, ${fact.kind}, ${JSON.stringify(fact)}::jsonb, ${act.at})`.execute(tx);
        await oweWithin(tx, [act]);
      });
    },
  };
}
