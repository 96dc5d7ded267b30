import { Failure } from '@cordon/core/kernel';
import type { RecordedEvent } from '@cordon/core/recordings';
import { sql, type Kysely } from 'kysely';
import type { Cell, Keyring } from '../atRest/index.ts';
import { withTransaction } from '../platform/db.ts';
import { opened, pack } from './packing.ts';
import { MOST_SIZE, type KeptPiece, type ListedRecording, type Recording } from './recording.ts';
import { heldWhole } from '../platform/legalHold.ts';

export type RecordingStore = ReturnType<typeof createRecordingStore>;

const cellOf = (recording: string, seq: number): Cell => ({
  table: 'recording_pieces',
  column: 'sealed',
  row: `${recording}/${String(seq)}`,
});

const COLUMNS = sql`r.id, r.ticket_id AS ticket, r.person_id AS person, r.agreement_id AS agreement,
  r.session_id AS session, r.place, r.started_at AS "startedAt", r.last_at AS "lastAt", r.ended_at AS "endedAt",
  r.made, r.searched, r.kept_until AS "keptUntil"`;

/** Which recordings somebody may see in a list. */
export interface RecordingScope {
  /** Only this vendor's; null for all. */
  readonly vendor: string | null;
  /** Only this person's own; null for everybody's. */
  readonly person: string | null;
  /** Only under these agreements and begun within these times; null for all. */
  readonly windows:
    readonly { readonly agreement: string; readonly from: Date; readonly until: Date }[] | null;
}

/** Recorded sessions; their events are sealed under the keys of their tickets. */
export function createRecordingStore(db: Kysely<unknown>, keyring: Keyring) {
  return {
    async begin(recording: Omit<Recording, 'lastAt' | 'endedAt' | 'made' | 'searched'>): Promise<void> {
      const { id, ticket, person, agreement, session, place, startedAt, keptUntil } = recording;
      await sql`INSERT INTO cordon.recordings
          (id, ticket_id, person_id, agreement_id, session_id, place, started_at, last_at, kept_until)
        VALUES (${id}, ${ticket}, ${person}, ${agreement}, ${session}, ${place}, ${startedAt}, ${startedAt}, ${keptUntil})`.execute(
        db,
      );
    },

    async find(id: string): Promise<Recording | null> {
      const { rows } =
        await sql<Recording>`SELECT ${COLUMNS} FROM cordon.recordings r WHERE r.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    /**
     * Keeps a piece, once: the same number again changes nothing.
     * @param searched whether it was searched for the values of the customer
     * @throws Failure `limit-reached` when the recording has become too large
     */
    add: (
      { id, ticket }: Pick<Recording, 'id' | 'ticket'>,
      piece: Omit<KeptPiece, 'events'> & { readonly events: readonly RecordedEvent[]; readonly size: number },
      searched: boolean,
      at: Date,
    ): Promise<void> =>
      withTransaction(db, async (tx) => {
        const { rows } = await sql<{ size: number }>`
          SELECT coalesce(sum(size), 0)::int AS size FROM cordon.recording_pieces WHERE recording_id = ${id}`.execute(
          tx,
        );
        if ((rows[0]?.size ?? 0) + piece.size > MOST_SIZE) throw new Failure('limit-reached');
        const key = await keyring.forTicket(tx, ticket);
        const sealed = key.seal(cellOf(id, piece.seq), pack(piece.events));
        await sql`INSERT INTO cordon.recording_pieces (recording_id, seq, from_at, until_at, events, size, sealed, found)
          VALUES (${id}, ${piece.seq}, ${new Date(piece.from)}, ${new Date(piece.until)}, ${piece.events.length},
            ${piece.size}, ${sealed}, ${JSON.stringify(piece.found)}::jsonb)
          ON CONFLICT DO NOTHING`.execute(tx);
        await sql`UPDATE cordon.recordings SET last_at = ${at}, searched = searched OR ${searched}
          WHERE id = ${id}`.execute(tx);
      }),

    /** @returns false when it had ended */
    async end(id: string, made: number, at: Date): Promise<boolean> {
      const result = await sql`UPDATE cordon.recordings SET ended_at = ${at}, last_at = ${at}, made = ${made}
        WHERE id = ${id} AND ended_at IS NULL`.execute(db);
      return result.numAffectedRows === 1n;
    },

    /** Newest first. */
    async list(
      scope: RecordingScope,
      limit: number,
      id: string | null = null,
    ): Promise<readonly ListedRecording[]> {
      const windows = scope.windows === null ? null : JSON.stringify(scope.windows);
      const { rows } = await sql<ListedRecording & { vendorId: string; vendorName: string }>`
        SELECT ${COLUMNS}, p.name AS "personName", v.id AS "vendorId", v.name AS "vendorName",
          t.source_id AS source, t.external_id AS "ticketNumber",
          (SELECT coalesce(json_agg(json_build_object('seq', c.seq, 'from', extract(epoch FROM c.from_at) * 1000,
             'until', extract(epoch FROM c.until_at) * 1000, 'events', c.events, 'found', c.found) ORDER BY c.seq), '[]')
           FROM cordon.recording_pieces c WHERE c.recording_id = r.id) AS pieces,
          (SELECT count(*)::int FROM cordon.access_events e WHERE e.agent = r.person_id AND e.ticket = r.ticket_id
             AND NOT e.flags && ARRAY['recording'] AND e.at BETWEEN r.started_at - interval '1 minute' AND r.last_at + interval '1 minute') AS accesses
        FROM cordon.recordings r JOIN cordon.persons p ON p.id = r.person_id JOIN cordon.parties v ON v.id = p.party_id
        JOIN cordon.tickets t ON t.id = r.ticket_id
        WHERE (${id}::text IS NULL OR r.id = ${id}) AND (${scope.vendor}::text IS NULL OR p.party_id = ${scope.vendor})
          AND (${scope.person}::text IS NULL OR r.person_id = ${scope.person})
          AND (${windows}::jsonb IS NULL OR EXISTS (SELECT FROM jsonb_to_recordset(${windows}::jsonb)
            AS w(agreement text, "from" timestamptz, "until" timestamptz)
            WHERE w.agreement = r.agreement_id AND r.started_at >= w."from" AND r.started_at < w."until"))
        ORDER BY r.started_at DESC, r.id LIMIT ${limit}`.execute(db);
      return rows.map(({ vendorId, vendorName, ...row }) => ({
        ...row,
        vendor: { id: vendorId, name: vendorName },
      }));
    },

    /** The events of each piece, in order. @throws Failure `key-destroyed`, `key-unavailable` */
    async events({ id, ticket }: Pick<Recording, 'id' | 'ticket'>): Promise<readonly RecordedEvent[]> {
      const { rows } = await sql<{ seq: number; sealed: Buffer }>`
        SELECT seq, sealed FROM cordon.recording_pieces WHERE recording_id = ${id} ORDER BY seq`.execute(db);
      if (rows.length === 0) return [];
      const key = await keyring.of(db, ticket);
      if (key === null) throw new Failure('key-destroyed', `the key of ticket ${ticket} is gone`);
      return rows.flatMap(({ seq, sealed }) => opened(key.open(cellOf(id, seq), sealed)));
    },

    /**
     * Erases what was kept for its time, unless a legal hold keeps all of its agreement, and what nobody can open any more:
     * the key of its ticket was destroyed. @returns how many recordings
     */
    async erase(now: Date): Promise<number> {
      const result = await sql`DELETE FROM cordon.recordings r
        WHERE (r.kept_until <= ${now} AND NOT ${heldWhole('r.agreement_id')})
          OR (NOT EXISTS (SELECT FROM cordon.ticket_keys k WHERE k.ticket_id = r.ticket_id)
            AND EXISTS (SELECT FROM cordon.recording_pieces c WHERE c.recording_id = r.id))`.execute(db);
      return Number(result.numAffectedRows ?? 0n);
    },

    /** How many recordings somebody began since then. */
    async begunSince(person: string, since: Date): Promise<number> {
      const { rows } = await sql<{ begun: number }>`SELECT count(*)::int AS begun FROM cordon.recordings
        WHERE person_id = ${person} AND started_at >= ${since}`.execute(db);
      return rows[0]?.begun ?? 0;
    },

    async told(person: string, agreement: string, keepDays: number): Promise<boolean> {
      const { rows } = await sql`SELECT FROM cordon.recording_notices
        WHERE person_id = ${person} AND agreement_id = ${agreement} AND keep_days = ${keepDays}`.execute(db);
      return rows.length > 0;
    },

    async tell(person: string, agreement: string, keepDays: number, at: Date): Promise<void> {
      await sql`INSERT INTO cordon.recording_notices (person_id, agreement_id, keep_days, told_at)
        VALUES (${person}, ${agreement}, ${keepDays}, ${at}) ON CONFLICT DO NOTHING`.execute(db);
    },

    /** Until when the accesses under an agreement were last looked at. */
    async lookedUntil(agreement: string): Promise<Date | null> {
      const { rows } = await sql<{ until: Date }>`
        SELECT until_at AS until FROM cordon.recording_looks WHERE agreement_id = ${agreement}`.execute(db);
      return rows[0]?.until ?? null;
    },

    async looked(agreement: string, until: Date): Promise<void> {
      await sql`INSERT INTO cordon.recording_looks (agreement_id, until_at) VALUES (${agreement}, ${until})
        ON CONFLICT (agreement_id) DO UPDATE SET until_at = excluded.until_at`.execute(db);
    },

    /** Those that are over, last heard of in this time, and lack pieces the browser said it made, or later ones prove. */
    async torn(
      agreement: string,
      from: Date,
      until: Date,
    ): Promise<readonly { readonly id: string; readonly missing: number }[]> {
      const { rows } = await sql<{ id: string; missing: number }>`
        SELECT r.id, greatest(coalesce(r.made, 0), coalesce(max(c.seq) + 1, 0)) - count(c.seq)::int AS missing
        FROM cordon.recordings r LEFT JOIN cordon.recording_pieces c ON c.recording_id = r.id
        WHERE r.agreement_id = ${agreement} AND r.last_at >= ${from} AND r.last_at < ${until}
        GROUP BY r.id HAVING greatest(coalesce(r.made, 0), coalesce(max(c.seq) + 1, 0)) > count(c.seq)
        ORDER BY r.id`.execute(db);
      return rows;
    },

    /**
     * Accesses in the workspace under an agreement, in a time that is over, that no recording covers, by person: those a
     * minute round a recording belong to it. Tools of their own, and files made by a job, have no screen to record.
     */
    async unrecorded(
      agreement: string,
      from: Date,
      until: Date,
    ): Promise<readonly { readonly person: string; readonly accesses: number; readonly tickets: number }[]> {
      const { rows } = await sql<{ person: string; accesses: number; tickets: number }>`
        SELECT e.agent AS person, count(*)::int AS accesses, count(DISTINCT e.ticket)::int AS tickets
        FROM cordon.access_events e JOIN cordon.persons p ON p.id = e.agent AND p.role = 'agent'
        JOIN cordon.ledger_bodies b ON b.idx = e.entry
        WHERE e.agreement_id = ${agreement} AND e.at >= ${from} AND e.at < ${until} AND e.ok AND e.ticket IS NOT NULL
          AND e.kind IN ('read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act')
          AND NOT e.flags && ARRAY['recording'] AND b.body::jsonb->>'credential' IS NULL
          AND NOT EXISTS (SELECT FROM cordon.recordings r WHERE r.person_id = e.agent AND r.ticket_id = e.ticket
            AND EXISTS (SELECT FROM cordon.recording_pieces c WHERE c.recording_id = r.id)
            AND e.at BETWEEN r.started_at - interval '1 minute' AND r.last_at + interval '1 minute')
        GROUP BY e.agent ORDER BY e.agent`.execute(db);
      return rows;
    },
  };
}
