import type { KeptUndertaking } from '@cordon/core/agreements';
import type { Pool } from 'pg';

/** A signed undertaking as it is kept, and by whom. */
export interface UndertakingRow extends KeptUndertaking {
  readonly index: number;
  readonly person: { readonly id: string; readonly name: string };
  /** The party it was signed for, which need not be the one the person works for now. */
  readonly party: { readonly id: string; readonly name: string };
  readonly textHash: string;
  readonly version: number;
  readonly at: Date;
}

export interface NewUndertaking {
  readonly entry: number;
  readonly person: string;
  readonly party: string;
  readonly text: { readonly hash: string; readonly version: number; readonly text: string };
  readonly statement: string;
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
  readonly at: Date;
}

export interface UndertakingStore {
  /** The public key registered for a session (DER SubjectPublicKeyInfo), or null. */
  keyOf(session: string): Promise<Buffer | null>;
  /** Keeps an undertaking and the words that were signed. */
  add(undertaking: NewUndertaking): Promise<void>;
  /** Undertakings, newest first: everybody's, those of some parties, or one person's. */
  list(filter?: {
    readonly parties?: readonly string[];
    readonly person?: string;
  }): Promise<readonly UndertakingRow[]>;
  /** The words with this hash, once somebody signed them. */
  text(hash: string): Promise<{ readonly version: number; readonly text: string } | null>;
}

interface Row {
  entry: string;
  person: string;
  personName: string;
  party: string;
  partyName: string;
  hash: Buffer;
  version: number;
  statement: string;
  key: Buffer;
  signature: Buffer;
  body: string | null;
  at: Date;
}

export function createUndertakingStore(pool: Pool): UndertakingStore {
  return {
    async keyOf(session) {
      const { rows } = await pool.query<{ key: Buffer }>(
        'SELECT public_key AS key FROM cordon.session_keys WHERE session_id = $1',
        [session],
      );
      return rows[0]?.key ?? null;
    },

    async add({ entry, person, party, text, statement, publicKey, signature, at }) {
      const hash = Buffer.from(text.hash, 'hex');
      await pool.query(
        `WITH words AS (
           INSERT INTO cordon.undertaking_texts (hash, version, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)
         INSERT INTO cordon.undertakings (entry, person_id, party_id, text_hash, statement, public_key, signature, at)
         VALUES ($4, $5, $6, $1, $7, $8, $9, $10)`,
        [hash, text.version, text.text, entry, person, party, statement, publicKey, signature, at],
      );
    },

    async list({ parties, person } = {}) {
      const { rows } = await pool.query<Row>(
        `SELECT u.entry, u.person_id AS person, p.name AS "personName", u.party_id AS party, pa.name AS "partyName",
           u.text_hash AS hash, t.version, u.statement, u.public_key AS key, u.signature, b.body, u.at
         FROM cordon.undertakings u
         JOIN cordon.persons p ON p.id = u.person_id
         JOIN cordon.parties pa ON pa.id = u.party_id
         JOIN cordon.undertaking_texts t ON t.hash = u.text_hash
         LEFT JOIN cordon.ledger_bodies b ON b.idx = u.entry
         WHERE ($1::text[] IS NULL OR u.party_id = ANY ($1)) AND ($2::text IS NULL OR u.person_id = $2)
         ORDER BY u.entry DESC`,
        [parties ?? null, person ?? null],
      );
      return rows.map((row) => ({
        index: Number(row.entry),
        person: { id: row.person, name: row.personName },
        party: { id: row.party, name: row.partyName },
        textHash: row.hash.toString('hex'),
        version: row.version,
        statement: row.statement,
        publicKey: row.key.toString('base64'),
        signature: row.signature.toString('base64'),
        entry: row.body,
        at: row.at,
      }));
    },

    async text(hash) {
      const { rows } = await pool.query<{ version: number; text: string }>(
        'SELECT version, text FROM cordon.undertaking_texts WHERE hash = $1',
        [Buffer.from(hash, 'hex')],
      );
      return rows[0] ?? null;
    },
  };
}
