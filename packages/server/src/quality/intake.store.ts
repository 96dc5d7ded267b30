import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely } from 'kysely';
import type { Cell, Keyring } from '../atRest/index.ts';
import { withTransaction } from '../platform/db.ts';
import type { TranscriptFormat } from '@cordon/core/quality';
import { SILENT_MS, type Intake, type NewIntake, type Quarantined } from './intake.ts';

export type IntakeStore = ReturnType<typeof createIntakeStore>;

const INTAKE = sql`i.id, i.key_id AS key, i.ticket_id AS ticket, t.external_id AS number, t.source_id AS source,
  json_build_object('id', v.id, 'name', v.name) AS vendor, t.purpose AS queue, i.kind, i.format, i.bytes,
  i.received_at AS "receivedAt", i.state, i.code, i.tries, i.finished_at AS "finishedAt",
  i.withheld_until AS "withheldUntil"
  FROM cordon.quality_intakes i JOIN cordon.tickets t ON t.id = i.ticket_id JOIN cordon.parties v ON v.id = t.party_id`;

const cellOf = (id: string, nth: number, sound = false): Cell => ({
  table: 'quality_quarantine',
  column: 'sealed',
  row: `${id}/${sound ? 'sound/' : ''}${String(nth)}`,
});

/** Conversations on their way, and the quarantine they wait in: sealed under the keys of their tickets, read by the job alone. */
export function createIntakeStore(db: Kysely<unknown>, keyring: Keyring) {
  const drop = (tx: Kysely<unknown>, id: string) =>
    sql`DELETE FROM cordon.quality_quarantine WHERE intake_id = ${id}`.execute(tx);

  return {
    /**
     * Takes one in with its first piece, which says what it is.
     * @param state `working` while a file still follows: nobody begins with half of it
     * @returns the id of what the contact centre sent under the same id before, or null when it is new
     */
    begin: (intake: NewIntake, first: Quarantined, state: 'waiting' | 'working'): Promise<string | null> =>
      withTransaction(db, async (tx) => {
        const { id, key, ticket, kind, format, outside, bytes, at } = intake;
        const made = await sql`
          INSERT INTO cordon.quality_intakes (id, key_id, ticket_id, kind, format, outside_hash, bytes, received_at, state, beat_at)
          VALUES (${id}, ${key}, ${ticket}, ${kind}, ${format}, ${Buffer.from(outside)}, ${bytes}, ${at}, ${state}, ${at})
          ON CONFLICT (key_id, outside_hash) DO NOTHING`.execute(tx);
        if (made.numAffectedRows === 1n) {
          const sealed = (await keyring.forTicket(tx, ticket)).seal(
            cellOf(id, 0),
            toUtf8(JSON.stringify(first)),
          );
          await sql`INSERT INTO cordon.quality_quarantine (intake_id, nth, sealed) VALUES (${id}, 0, ${sealed})`.execute(
            tx,
          );
          return null;
        }
        const { rows } = await sql<{ id: string }>`
          SELECT id FROM cordon.quality_intakes WHERE key_id = ${key} AND outside_hash = ${Buffer.from(outside)}`.execute(
          tx,
        );
        return rows[0]?.id ?? null;
      }),

    /** One more piece of a file, from 1. @param sound whether it is a recording, or what is said in it */
    async piece(id: string, ticket: string, nth: number, bytes: Uint8Array, sound: boolean): Promise<void> {
      const key = await keyring.of(db, ticket);
      if (key === null) throw new Failure('key-unavailable', `the key of ticket ${ticket} is missing`);
      const sealed = key.seal(cellOf(id, nth, sound), bytes);
      await sql`INSERT INTO cordon.quality_quarantine (intake_id, nth, sealed, sound)
        VALUES (${id}, ${nth}, ${sealed}, ${sound})`.execute(db);
    },

    /**
     * The transcript of a recording that waits for it, or that was withheld with another one: its pieces follow.
     * @returns false when there is no such recording
     */
    attach: (id: string, format: TranscriptFormat): Promise<boolean> =>
      withTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.quality_intakes SET state = 'working', format = ${format}, code = NULL
          WHERE id = ${id} AND kind = 'recording'
            AND (state = 'withheld' OR state = 'waiting' AND format = 'audio')`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await sql`DELETE FROM cordon.quality_quarantine WHERE intake_id = ${id} AND nth > 0 AND NOT sound`.execute(
          tx,
        );
        return true;
      }),

    /** All of a file has come. */
    async complete(id: string, bytes: number): Promise<void> {
      await sql`UPDATE cordon.quality_intakes SET state = 'waiting', bytes = ${bytes} WHERE id = ${id} AND state = 'working'`.execute(
        db,
      );
    },

    /** The oldest that waits, or whose job is gone; nobody else has it from here on. */
    async claim(at: Date): Promise<Intake | null> {
      const silent = new Date(at.getTime() - SILENT_MS);
      const { rows } = await sql<Intake>`
        WITH next AS (
          SELECT id FROM cordon.quality_intakes WHERE state = 'waiting' OR state = 'working' AND beat_at < ${silent}
          ORDER BY received_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
        i AS (
          UPDATE cordon.quality_intakes SET state = 'working', beat_at = ${at}, tries = tries + 1
          WHERE id IN (SELECT id FROM next) RETURNING *)
        SELECT i.id, i.key_id AS key, i.ticket_id AS ticket, t.external_id AS number, t.source_id AS source,
          json_build_object('id', v.id, 'name', v.name) AS vendor, t.purpose AS queue, i.kind, i.format, i.bytes,
          i.received_at AS "receivedAt", i.state, i.code, i.tries, i.finished_at AS "finishedAt",
          i.withheld_until AS "withheldUntil"
        FROM i JOIN cordon.tickets t ON t.id = i.ticket_id JOIN cordon.parties v ON v.id = t.party_id`.execute(
        db,
      );
      return rows[0] ?? null;
    },

    /**
     * What waits, opened. For the job alone.
     * @returns null when its pieces are gone
     * @throws Failure `key-destroyed`, `key-unavailable`
     */
    async quarantined({ id, ticket }: Pick<Intake, 'id' | 'ticket'>): Promise<{
      readonly first: Quarantined;
      readonly file: Uint8Array;
      /** Null where no recording came. */
      readonly sound: Uint8Array | null;
    } | null> {
      const key = await keyring.of(db, ticket);
      if (key === null) throw new Failure('key-unavailable', `the key of ticket ${ticket} is missing`);
      const { rows } = await sql<{ nth: number; sealed: Buffer; sound: boolean }>`
        SELECT nth, sealed, sound FROM cordon.quality_quarantine WHERE intake_id = ${id} ORDER BY sound, nth`.execute(
        db,
      );
      const [first, ...words] = rows.filter(({ sound }) => !sound);
      const recorded = rows.filter(({ sound }) => sound);
      if (first?.nth !== 0 || !isWhole(words) || !isWhole(recorded)) return null;
      const opened = (pieces: readonly (typeof first)[]) =>
        Buffer.concat(pieces.map(({ nth, sealed, sound }) => key.open(cellOf(id, nth, sound), sealed)));
      return {
        first: JSON.parse(fromUtf8(key.open(cellOf(id, 0), first.sealed))) as Quarantined,
        file: opened(words),
        sound: recorded.length === 0 ? null : opened(recorded),
      };
    },

    /** It is anonymised: what came is destroyed in the transaction that keeps what it became. */
    async done(tx: Kysely<unknown>, id: string, at: Date): Promise<void> {
      await sql`UPDATE cordon.quality_intakes SET state = 'done', code = NULL, finished_at = ${at}, withheld_until = NULL
        WHERE id = ${id}`.execute(tx);
      await drop(tx, id);
    },

    /** Not anonymised, and so shown to nobody. It stays sealed for its time. */
    async withhold(id: string, code: string, at: Date, until: Date): Promise<void> {
      await sql`UPDATE cordon.quality_intakes SET state = 'withheld', code = ${code}, finished_at = ${at},
        withheld_until = coalesce(withheld_until, ${until}) WHERE id = ${id} AND state = 'working'`.execute(
        db,
      );
    },

    /** Tries again what was withheld. @returns false when it is not */
    async again(id: string): Promise<boolean> {
      const { numAffectedRows } = await sql`
        UPDATE cordon.quality_intakes SET state = 'waiting', finished_at = NULL WHERE id = ${id} AND state = 'withheld'`.execute(
        db,
      );
      return numAffectedRows === 1n;
    },

    /** Destroys what waits. @returns false when there was nothing to destroy */
    remove: (id: string, code: string, at: Date): Promise<boolean> =>
      withTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.quality_intakes SET state = 'removed', code = ${code}, finished_at = ${at}
          WHERE id = ${id} AND state IN ('waiting', 'working', 'withheld')`.execute(tx);
        await drop(tx, id);
        return numAffectedRows === 1n;
      }),

    /** How many of a ticket were taken in since then. */
    async countSince(ticket: string, since: Date): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM cordon.quality_intakes WHERE ticket_id = ${ticket} AND received_at > ${since}`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },

    /** Withheld ones whose time is over, or whose key was destroyed. */
    async over(now: Date): Promise<readonly Intake[]> {
      const { rows } =
        await sql<Intake>`SELECT ${INTAKE} WHERE i.state = 'withheld' AND (i.withheld_until <= ${now} OR EXISTS (
        SELECT FROM cordon.ticket_keys k JOIN cordon.data_keys d ON d.id = k.data_key_id
        WHERE k.ticket_id = i.ticket_id AND d.destroyed_at IS NOT NULL))`.execute(db);
      return rows;
    },

    async find(id: string): Promise<Intake | null> {
      const { rows } = await sql<Intake>`SELECT ${INTAKE} WHERE i.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    /** Those that are not done, oldest first. @param vendor only this vendor's, or null for all */
    async open(vendor: string | null): Promise<readonly Intake[]> {
      const { rows } = await sql<Intake>`SELECT ${INTAKE}
        WHERE i.state IN ('waiting', 'working', 'withheld') AND (${vendor}::text IS NULL OR t.party_id = ${vendor})
        ORDER BY i.received_at, i.id LIMIT 500`.execute(db);
      return rows;
    },

    /** A ticket by its number. @param vendor only this vendor's, or null for any */
    async ticket(source: string, number: string, vendor: string | null): Promise<string | null> {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM cordon.tickets WHERE source_id = ${source} AND external_id = ${number}
          AND (${vendor}::text IS NULL OR party_id = ${vendor})`.execute(db);
      return rows[0]?.id ?? null;
    },
  };
}

function isWhole(pieces: readonly { readonly nth: number }[]): boolean {
  return pieces.every(({ nth }, index) => nth === index + 1);
}
