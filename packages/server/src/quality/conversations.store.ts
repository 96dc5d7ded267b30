import { Failure } from '@cordon/core/kernel';
import type { Anonymised, Marks, Turn } from '@cordon/core/quality';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { sql, type Kysely } from 'kysely';
import { withTransaction } from '../platform/db.ts';
import type { Cell, Keyring } from '../atRest/index.ts';
import { heldWhole } from '../platform/legalHold.ts';
import { LIMITS } from './intake.ts';
import type { CoveredSound, SoundFacts } from './sound.ts';

/** What stands of a conversation in a list: no word of it. */
export interface ListedConversation {
  readonly id: string;
  readonly ticket: string;
  readonly number: string;
  readonly source: string;
  readonly agreement: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly queue: string;
  readonly kind: 'chat' | 'transcript' | 'recording';
  readonly reason: string;
  readonly agent: string | null;
  /** Stands for the customer in counts. */
  readonly customer: string;
  readonly began: Date;
  readonly seconds: number | null;
  readonly turns: number;
  readonly removed: Readonly<Record<string, number>>;
  readonly version: number;
  readonly keepUntil: Date;
  readonly score: number | null;
  readonly reviews: number;
  /** Null where it cannot be heard. */
  readonly sound: SoundFacts | null;
}

export interface NewConversation {
  readonly id: string;
  readonly ticket: string;
  readonly vendor: string;
  readonly agreement: string;
  readonly site: string | null;
  readonly queue: string;
  readonly kind: string;
  readonly reason: string;
  readonly agent: string | null;
  readonly customer: string;
  readonly began: Date;
  readonly seconds: number | null;
  readonly entry: number;
  readonly at: Date;
  readonly keepUntil: Date;
  readonly clean: Anonymised;
  readonly sound: CoveredSound | null;
}

export interface Review {
  readonly person: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly marks: Marks;
  readonly score: number | null;
  readonly comment: string | null;
  readonly entry: number;
}

export interface ConversationFilter {
  readonly vendor?: string | undefined;
  readonly team?: string | undefined;
  readonly queue?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export type ConversationStore = ReturnType<typeof createConversationStore>;

const LISTED = sql`c.id, c.ticket_id AS ticket, t.external_id AS number, t.source_id AS source, c.agreement_id AS agreement,
  json_build_object('id', v.id, 'name', v.name) AS vendor,
  CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END AS team,
  c.queue, c.kind, c.contact_reason AS reason, c.agent_token AS agent, c.customer_hash AS customer, c.began_at AS began,
  c.seconds, c.turns, c.removed, c.version, c.keep_until AS "keepUntil", c.sound,
  (SELECT round(avg(q.score))::int FROM cordon.quality_scores q WHERE q.conversation_id = c.id) AS score,
  (SELECT count(*)::int FROM cordon.quality_scores q WHERE q.conversation_id = c.id) AS reviews
  FROM cordon.quality_conversations c JOIN cordon.tickets t ON t.id = c.ticket_id
  JOIN cordon.parties v ON v.id = c.party_id LEFT JOIN cordon.sites s ON s.id = c.site_id`;

const cellOf = (id: string, version: number): Cell => ({
  table: 'quality_conversations',
  column: 'sealed',
  row: `${id}/${String(version)}`,
});

const soundCellOf = (id: string, nth: number): Cell => ({
  table: 'quality_sounds',
  column: 'sealed',
  row: `${id}/${String(nth)}`,
});

/** Conversations without personal data, and what was said of them. Sealed all the same: what was missed is in them. */
export function createConversationStore(db: Kysely<unknown>, keyring: Keyring) {
  const keyOf = async (on: Kysely<unknown>, ticket: string) => {
    const key = await keyring.of(on, ticket);
    if (key === null) throw new Failure('key-unavailable', `the key of ticket ${ticket} is missing`);
    return key;
  };

  return {
    async add(tx: Kysely<unknown>, made: NewConversation): Promise<void> {
      const { id, ticket, clean, sound } = made;
      const key = await keyOf(tx, ticket);
      const sealed = key.seal(cellOf(id, 1), toUtf8(JSON.stringify(clean.turns)));
      const facts: SoundFacts | null = sound && { mediaType: sound.mediaType, covered: sound.covered };
      await sql`
        INSERT INTO cordon.quality_conversations (id, ticket_id, party_id, agreement_id, site_id, queue, kind, contact_reason,
          agent_token, customer_hash, began_at, seconds, turns, removed, sealed, version, anonymised_at, entry, keep_until,
          sound)
        VALUES (${id}, ${ticket}, ${made.vendor}, ${made.agreement}, ${made.site}, ${made.queue}, ${made.kind}, ${made.reason},
          ${made.agent}, ${made.customer}, ${made.began}, ${made.seconds}, ${clean.turns.length},
          ${JSON.stringify(clean.removed)}::jsonb, ${sealed}, 1, ${made.at}, ${made.entry}, ${made.keepUntil},
          ${facts === null ? null : JSON.stringify(facts)}::jsonb)`.execute(tx);
      const bytes = sound?.bytes ?? new Uint8Array();
      for (let [nth, at] = [1, 0]; at < bytes.length; nth += 1, at += LIMITS.piece) {
        const piece = key.seal(soundCellOf(id, nth), bytes.subarray(at, at + LIMITS.piece));
        await sql`INSERT INTO cordon.quality_sounds (conversation_id, nth, sealed) VALUES (${id}, ${nth}, ${piece})`.execute(
          tx,
        );
      }
    },

    /** Newest first. */
    async list(filter: ConversationFilter, limit: number): Promise<readonly ListedConversation[]> {
      const { vendor = null, team = null, queue = null, type = null, from = null, until = null } = filter;
      const { rows } = await sql<ListedConversation>`SELECT ${LISTED}
        WHERE (${vendor}::text IS NULL OR c.party_id = ${vendor}) AND (${team}::text IS NULL OR c.site_id = ${team})
          AND (${queue}::text IS NULL OR c.queue = ${queue}) AND (${type}::text IS NULL OR c.removed ? ${type})
          AND (${from}::timestamptz IS NULL OR c.began_at >= ${from}) AND (${until}::timestamptz IS NULL OR c.began_at < ${until})
        ORDER BY c.began_at DESC, c.id LIMIT ${limit}`.execute(db);
      return rows;
    },

    async find(id: string): Promise<ListedConversation | null> {
      const { rows } = await sql<ListedConversation>`SELECT ${LISTED} WHERE c.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    /** @throws Failure `key-destroyed`, `key-unavailable` */
    async turns({ id, ticket }: Pick<ListedConversation, 'id' | 'ticket'>): Promise<readonly Turn[] | null> {
      const { rows } = await sql<{ sealed: Buffer; version: number }>`
        SELECT sealed, version FROM cordon.quality_conversations WHERE id = ${id}`.execute(db);
      const [row] = rows;
      if (row === undefined) return null;
      const key = await keyOf(db, ticket);
      return JSON.parse(fromUtf8(key.open(cellOf(id, row.version), row.sealed))) as readonly Turn[];
    },

    /** Its recording, silent where something was taken out. @throws Failure as `turns` */
    async sound({ id, ticket }: Pick<ListedConversation, 'id' | 'ticket'>): Promise<Buffer | null> {
      const { rows } = await sql<{ nth: number; sealed: Buffer }>`
        SELECT nth, sealed FROM cordon.quality_sounds WHERE conversation_id = ${id} ORDER BY nth`.execute(db);
      if (rows.length === 0) return null;
      const key = await keyOf(db, ticket);
      return Buffer.concat(rows.map(({ nth, sealed }) => key.open(soundCellOf(id, nth), sealed)));
    },

    /**
     * Exchanges the text; the one before is gone, and so is the recording: what was missed in the text is heard in it, and
     * nobody knows any more when.
     * @returns false when somebody else changed it meanwhile
     */
    async exchange(
      { id, ticket, version }: Pick<ListedConversation, 'id' | 'ticket' | 'version'>,
      clean: Anonymised,
    ): Promise<boolean> {
      const key = await keyOf(db, ticket);
      const sealed = key.seal(cellOf(id, version + 1), toUtf8(JSON.stringify(clean.turns)));
      return withTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.quality_conversations SET sealed = ${sealed}, version = ${version + 1}, sound = NULL,
            removed = ${JSON.stringify(clean.removed)}::jsonb WHERE id = ${id} AND version = ${version}`.execute(
          tx,
        );
        if (numAffectedRows !== 1n) return false;
        await sql`DELETE FROM cordon.quality_sounds WHERE conversation_id = ${id}`.execute(tx);
        return true;
      });
    },

    async reviews(id: string): Promise<readonly Review[]> {
      const { rows } = await sql<Review>`
        SELECT json_build_object('id', p.id, 'name', p.name) AS person, q.at, q.marks, q.score, q.comment, q.entry
        FROM cordon.quality_scores q JOIN cordon.persons p ON p.id = q.person_id
        WHERE q.conversation_id = ${id} ORDER BY q.at`.execute(db);
      return rows;
    },

    /** One review a person: a later one takes the place of theirs before. */
    async review(
      id: string,
      { person, at, marks, score, comment, entry }: Omit<Review, 'person'> & { readonly person: string },
    ): Promise<void> {
      await sql`
        INSERT INTO cordon.quality_scores (conversation_id, person_id, at, marks, score, comment, entry)
        VALUES (${id}, ${person}, ${at}, ${JSON.stringify(marks)}::jsonb, ${score}, ${comment}, ${entry})
        ON CONFLICT (conversation_id, person_id) DO UPDATE SET at = excluded.at, marks = excluded.marks,
          score = excluded.score, comment = excluded.comment, entry = excluded.entry`.execute(db);
    },

    /** Erases those whose time is over, and those whose key was destroyed. @returns how many */
    async expire(now: Date): Promise<number> {
      const { numAffectedRows } = await sql`
        DELETE FROM cordon.quality_conversations c WHERE (keep_until <= ${now} AND NOT ${heldWhole('c.agreement_id')}) OR EXISTS (
          SELECT FROM cordon.ticket_keys k JOIN cordon.data_keys d ON d.id = k.data_key_id
          WHERE k.ticket_id = c.ticket_id AND d.destroyed_at IS NOT NULL)`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },

    /** People of a vendor, as they may be named in a conversation. */
    async peopleOf(vendor: string): Promise<
      readonly {
        readonly id: string;
        readonly name: string;
        readonly email: string;
        readonly site: string | null;
      }[]
    > {
      const { rows } = await sql<{ id: string; name: string; email: string; site: string | null }>`
        SELECT id, name, email, site_id AS site FROM cordon.persons WHERE party_id = ${vendor}`.execute(db);
      return rows;
    },
  };
}
