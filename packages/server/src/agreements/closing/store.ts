import type { ClosingEvent, HoldReason, LegalHold } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely, type Transaction } from 'kysely';
import { withTransaction } from '../../platform/db.ts';
import type { PartyKey } from '../signing/partyKey.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An event of a task as kept: with the name of whoever it was, and its ledger entry. */
export type KeptEvent = ClosingEvent & { readonly name: string; readonly entry: number };

/** A legal hold with the people behind it. */
export interface KeptHold extends LegalHold {
  readonly placedBy: Named;
  readonly liftAskedBy: Named | null;
  readonly liftedBy: Named | null;
}

/** A signed certificate of deletion. */
export interface KeptCertificate {
  readonly id: string;
  /** RFC 8785 canonical JSON: the bytes whose hash is signed. */
  readonly text: string;
  readonly hash: Buffer;
  readonly party: string;
  readonly keyParty: string;
  /** DER SubjectPublicKeyInfo of the passkey, and the host it is bound to. */
  readonly publicKey: Buffer;
  readonly rpId: string;
  readonly revokedAt: Date | null;
  /** The WebAuthn assertion. */
  readonly authenticatorData: Buffer;
  readonly clientDataJSON: Buffer;
  readonly signature: Buffer;
  readonly by: Named;
  readonly at: Date;
  readonly entry: number;
}

/** A certificate to keep; `key` whole when this is the first it signs. */
export interface NewCertificate extends Pick<
  KeptCertificate,
  'id' | 'text' | 'hash' | 'party' | 'authenticatorData' | 'clientDataJSON' | 'signature' | 'at' | 'entry'
> {
  readonly by: string;
  readonly key: PartyKey;
}

export interface DestructionCounts {
  /** Keys destroyed; none was before they were kept. */
  readonly keys?: number;
  readonly messages: number;
  readonly attachments: number;
  readonly tickets: number;
  readonly reveals: number;
}

/** Asked for by one, approved by another, done. */
export interface Destruction {
  readonly id: string;
  readonly askedBy: Named;
  readonly askedAt: Date;
  readonly approvedBy: Named | null;
  readonly doneAt: Date | null;
  readonly counts: DestructionCounts | null;
  readonly entry: number | null;
}

export type ClosingStore = ReturnType<typeof createClosingStore>;

/** What one may do while an agreement's closing is locked: two acts at once are one after the other. */
export type LockedClosing = ReturnType<typeof over>;

/** Rows of the end of agreements. */
export function createClosingStore(db: Kysely<unknown>) {
  return {
    ...over(db),

    /** Runs acts that depend on what stands now. Nothing is kept when `work` throws. */
    locked: <T>(agreement: string, work: (store: LockedClosing) => Promise<T>): Promise<T> =>
      withTransaction(db, async (tx) => {
        await sql`SELECT FROM cordon.agreements WHERE id = ${agreement} FOR UPDATE`.execute(tx);
        return work(over(tx));
      }),

    /**
     * Destroys what an approved destruction names. The database refuses while a hold is open, whatever we think.
     * @throws Failure `legal-hold`, `second-person-needed`
     */
    async destroy(destruction: string): Promise<DestructionCounts> {
      try {
        const { rows } =
          await sql<DestructionCounts>`SELECT * FROM cordon.destroy_agreement_data(${destruction})`.execute(
            db,
          );
        const [counts] = rows;
        if (counts === undefined) throw new Error('the destruction told nothing');
        return counts;
      } catch (error) {
        const said = error instanceof Error ? error.message : '';
        if (said === 'legal-hold' || said === 'second-person-needed')
          throw new Failure(said, undefined, error);
        throw error;
      }
    },

    async destroyed(destruction: string, counts: DestructionCounts, at: Date, entry: number): Promise<void> {
      await sql`UPDATE cordon.destructions SET done_at = ${at}, counts = ${JSON.stringify(counts)}::jsonb, entry = ${entry}
        WHERE id = ${destruction} AND done_at IS NULL`.execute(db);
    },
  };
}

function over(db: Kysely<unknown> | Transaction<unknown>) {
  return {
    async events(agreement: string): Promise<readonly KeptEvent[]> {
      const { rows } = await sql<{ event: Omit<KeptEvent, 'at'>; at: Date }>`
        SELECT e.words || jsonb_build_object('task', e.task, 'type', e.type, 'side', e.side, 'by', e.by_person,
               'name', p.name, 'entry', e.entry) AS event, e.at
        FROM cordon.closing_events e JOIN cordon.persons p ON p.id = e.by_person
        WHERE e.agreement_id = ${agreement} ORDER BY e.seq`.execute(db);
      return rows.map(({ event, at }) => ({ ...event, at: at.toISOString() }) as KeptEvent);
    },

    async addEvent(agreement: string, event: ClosingEvent, entry: number): Promise<void> {
      const { task, type, side, by, at, ...words } = event;
      await sql`INSERT INTO cordon.closing_events (agreement_id, task, type, side, by_person, at, words, entry)
        VALUES (${agreement}, ${task}, ${type}, ${side}, ${by}, ${at}::timestamptz, ${JSON.stringify(words)}::jsonb, ${entry})`.execute(
        db,
      );
    },

    async holds(agreement: string): Promise<readonly KeptHold[]> {
      const { rows } = await sql<
        Omit<KeptHold, 'placedAt' | 'liftedAt'> & { placedAt: Date; liftedAt: Date | null }
      >`
        SELECT h.id, h.category, h.reason, h.placed_at AS "placedAt", h.lifted_at AS "liftedAt",
               ${person('h.placed_by')} AS "placedBy", ${person('h.lift_asked_by')} AS "liftAskedBy",
               ${person('h.lifted_by')} AS "liftedBy"
        FROM cordon.legal_holds h WHERE h.agreement_id = ${agreement} ORDER BY h.placed_at, h.id`.execute(db);
      return rows.map(({ placedAt, liftedAt, ...hold }) => ({
        ...hold,
        placedAt: placedAt.toISOString(),
        liftedAt: liftedAt?.toISOString() ?? null,
      }));
    },

    async placeHold(
      agreement: string,
      hold: {
        readonly id: string;
        readonly category: string | null;
        readonly reason: HoldReason;
        readonly by: string;
        readonly at: Date;
      },
    ): Promise<void> {
      await sql`INSERT INTO cordon.legal_holds (id, agreement_id, category, reason, placed_by, placed_at)
        VALUES (${hold.id}, ${agreement}, ${hold.category}, ${hold.reason}, ${hold.by}, ${hold.at})`.execute(
        db,
      );
    },

    /** @returns false when somebody asked before, or it is lifted */
    askLift: (hold: string, by: string, at: Date): Promise<boolean> =>
      changed(
        sql`UPDATE cordon.legal_holds SET lift_asked_by = ${by}, lift_asked_at = ${at}
        WHERE id = ${hold} AND lift_asked_by IS NULL AND lifted_at IS NULL`.execute(db),
      ),

    /** Takes a wish to lift back, so that somebody else may ask. */
    keepHold: (hold: string): Promise<boolean> =>
      changed(
        sql`UPDATE cordon.legal_holds SET lift_asked_by = NULL, lift_asked_at = NULL
        WHERE id = ${hold} AND lift_asked_by IS NOT NULL AND lifted_at IS NULL`.execute(db),
      ),

    /** @returns false unless another person asked for it, and it stands */
    lift: (hold: string, by: string, at: Date): Promise<boolean> =>
      changed(
        sql`UPDATE cordon.legal_holds SET lifted_by = ${by}, lifted_at = ${at}
        WHERE id = ${hold} AND lifted_at IS NULL AND lift_asked_by IS NOT NULL AND lift_asked_by <> ${by}`.execute(
          db,
        ),
      ),

    async certificates(agreement: string): Promise<readonly KeptCertificate[]> {
      const { rows } = await sql<KeptCertificate>`
        SELECT c.id, c.text, c.hash, c.party_id AS party, k.party_id AS "keyParty", k.public_key AS "publicKey",
               k.rp_id AS "rpId", k.revoked_at AS "revokedAt", c.authenticator_data AS "authenticatorData",
               c.client_data AS "clientDataJSON", c.signature, ${person('c.by_person')} AS by, c.at, c.entry
        FROM cordon.deletion_certificates c JOIN cordon.party_keys k ON k.id = c.key_id
        WHERE c.agreement_id = ${agreement} ORDER BY c.at, c.id`.execute(db);
      return rows;
    },

    /** Keeps a certificate, and the key at its first use. */
    async addCertificate(agreement: string, certificate: NewCertificate): Promise<void> {
      const { id, text, hash, party, by, at, entry } = certificate;
      const { authenticatorData, clientDataJSON, signature } = certificate;
      const { key, isNew } = certificate.key;
      if (isNew) {
        await sql`INSERT INTO cordon.party_keys (id, party_id, person_id, credential_id, public_key, rp_id, created_at)
          VALUES (${key.id}, ${key.party_id}, ${key.person_id}, ${key.credential_id}, ${key.public_key}, ${key.rp_id},
            ${key.created_at})`.execute(db);
      }
      await sql`INSERT INTO cordon.deletion_certificates (id, agreement_id, text, hash, party_id, key_id, by_person,
          authenticator_data, client_data, signature, at, entry)
        VALUES (${id}, ${agreement}, ${text}, ${hash}, ${party}, ${key.id}, ${by}, ${authenticatorData},
          ${clientDataJSON}, ${signature}, ${at}, ${entry})`.execute(db);
    },

    async destructions(agreement: string): Promise<readonly Destruction[]> {
      const { rows } = await sql<Destruction>`
        SELECT d.id, ${person('d.asked_by')} AS "askedBy", d.asked_at AS "askedAt",
               ${person('d.approved_by')} AS "approvedBy", d.done_at AS "doneAt", d.counts, d.entry
        FROM cordon.destructions d WHERE d.agreement_id = ${agreement} ORDER BY d.asked_at, d.id`.execute(db);
      return rows;
    },

    async askDestruction(agreement: string, id: string, by: string, at: Date): Promise<void> {
      await sql`INSERT INTO cordon.destructions (id, agreement_id, asked_by, asked_at)
        VALUES (${id}, ${agreement}, ${by}, ${at})`.execute(db);
    },

    /** @returns false when the one who asked would approve, or it is done; approving again goes on where it broke off */
    approveDestruction: (id: string, by: string, at: Date): Promise<boolean> =>
      changed(
        sql`UPDATE cordon.destructions SET approved_by = ${by}, approved_at = ${at}
        WHERE id = ${id} AND done_at IS NULL AND asked_by <> ${by}`.execute(db),
      ),
  };
}

function person(column: string) {
  return sql`(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM cordon.persons p WHERE p.id = ${sql.raw(column)})`;
}

async function changed(result: Promise<{ readonly numAffectedRows?: bigint | undefined }>): Promise<boolean> {
  return (await result).numAffectedRows === 1n;
}
