import type { Pool } from 'pg';
import { alone } from '../platform/alone.ts';

/** One version as it is kept, with the body of the entry that was made of it. */
export interface ProtocolRow {
  readonly agreement: string;
  readonly purpose: string;
  readonly version: number;
  readonly body: string;
  /** Hex. */
  readonly hash: string;
  readonly putBy: { readonly id: string; readonly name: string };
  readonly party: string;
  readonly putAt: Date;
  readonly graceUntil: Date;
  readonly entry: number;
  /** Canonical JSON; null when the ledger has no such body. */
  readonly entered: string | null;
}

/** An acknowledgement as it is kept, with the body of its entry. */
export interface AcknowledgementRow {
  readonly agreement: string;
  readonly purpose: string;
  readonly version: number;
  readonly person: { readonly id: string; readonly name: string };
  readonly party: string;
  readonly at: Date;
  readonly entry: number;
  readonly entered: string | null;
}

/** What a vendor has against a version or a draft, with the body of its entry. */
export interface ObjectionRow {
  readonly agreement: string;
  readonly purpose: string;
  readonly version: number;
  /** Hex. */
  readonly hash: string;
  readonly reason: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly party: string;
  readonly at: Date;
  readonly entry: number;
  readonly entered: string | null;
}

/** Which protocol: the work it is of. */
export interface WorkNamed {
  readonly agreement: string;
  readonly purpose: string;
}

export interface ProtocolStore {
  /** Versions newest first: of one work, or of all. */
  versions(work?: WorkNamed): Promise<readonly ProtocolRow[]>;
  acknowledgements(filter: {
    readonly work?: WorkNamed;
    readonly person?: string;
  }): Promise<readonly AcknowledgementRow[]>;
  /** Keeps a version. @returns false when there is one of that number: somebody else was first */
  add(row: Omit<ProtocolRow, 'entered' | 'putBy'> & { readonly putBy: string }): Promise<boolean>;
  acknowledge(
    row: Omit<AcknowledgementRow, 'entered' | 'person'> & { readonly person: string },
  ): Promise<void>;
  /** Newest first. */
  objections(work: WorkNamed): Promise<readonly ObjectionRow[]>;
  object(row: Omit<ObjectionRow, 'entered' | 'person'> & { readonly person: string }): Promise<void>;
  /** Where somebody's letters go; null when they have no address or may not come in. */
  addressOf(person: string): Promise<string | null>;
  /** @returns false when this letter went to them before */
  mailing(
    named: WorkNamed & { readonly version: number },
    person: string,
    mail: 'new' | 'last-day',
    at: Date,
  ): Promise<boolean>;
  /** Runs work unless another replica is at it. */
  alone(work: () => Promise<void>): Promise<boolean>;
}

/** Key of the advisory lock under which one replica sends letters. */
const LOCK = 4_014_045;

export function createProtocolStore(pool: Pool): ProtocolStore {
  return {
    async versions(work) {
      const { rows } = await pool.query<ProtocolRow>(
        `SELECT p.agreement_id AS agreement, p.purpose, p.version, p.body, encode(p.hash, 'hex') AS hash,
                json_build_object('id', o.id, 'name', o.name) AS "putBy", p.party_id AS party, p.put_at AS "putAt",
                p.grace_until AS "graceUntil", p.entry::int AS entry, b.body AS entered
         FROM cordon.protocols p JOIN cordon.persons o ON o.id = p.put_by
         LEFT JOIN cordon.ledger_bodies b ON b.idx = p.entry
         WHERE ($1::text IS NULL OR (p.agreement_id = $1 AND p.purpose = $2))
         ORDER BY p.agreement_id, p.purpose, p.version DESC`,
        [work?.agreement ?? null, work?.purpose ?? null],
      );
      return rows;
    },

    async acknowledgements({ work, person }) {
      const { rows } = await pool.query<AcknowledgementRow>(
        `SELECT a.agreement_id AS agreement, a.purpose, a.version, json_build_object('id', o.id, 'name', o.name) AS person,
                a.party_id AS party, a.at, a.entry::int AS entry, b.body AS entered
         FROM cordon.protocol_acknowledgements a JOIN cordon.persons o ON o.id = a.person_id
         LEFT JOIN cordon.ledger_bodies b ON b.idx = a.entry
         WHERE ($1::text IS NULL OR (a.agreement_id = $1 AND a.purpose = $2)) AND ($3::text IS NULL OR a.person_id = $3)
         ORDER BY a.entry DESC`,
        [work?.agreement ?? null, work?.purpose ?? null, person ?? null],
      );
      return rows;
    },

    async add({ agreement, purpose, version, body, hash, putBy, party, putAt, graceUntil, entry }) {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.protocols
           (agreement_id, purpose, version, body, hash, put_by, party_id, put_at, grace_until, entry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
        [agreement, purpose, version, body, Buffer.from(hash, 'hex'), putBy, party, putAt, graceUntil, entry],
      );
      return rowCount === 1;
    },

    async acknowledge({ agreement, purpose, version, person, party, at, entry }) {
      await pool.query(
        `INSERT INTO cordon.protocol_acknowledgements (entry, agreement_id, purpose, version, person_id, party_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [entry, agreement, purpose, version, person, party, at],
      );
    },

    async objections({ agreement, purpose }) {
      const { rows } = await pool.query<ObjectionRow>(
        `SELECT j.agreement_id AS agreement, j.purpose, j.version, encode(j.hash, 'hex') AS hash, j.reason,
                json_build_object('id', o.id, 'name', o.name) AS person, j.party_id AS party, j.at,
                j.entry::int AS entry, b.body AS entered
         FROM cordon.protocol_objections j JOIN cordon.persons o ON o.id = j.person_id
         LEFT JOIN cordon.ledger_bodies b ON b.idx = j.entry
         WHERE j.agreement_id = $1 AND j.purpose = $2 ORDER BY j.entry DESC`,
        [agreement, purpose],
      );
      return rows;
    },

    async object({ agreement, purpose, version, hash, reason, person, party, at, entry }) {
      await pool.query(
        `INSERT INTO cordon.protocol_objections
           (entry, agreement_id, purpose, version, hash, reason, person_id, party_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [entry, agreement, purpose, version, Buffer.from(hash, 'hex'), reason, person, party, at],
      );
    },

    async addressOf(person) {
      const { rows } = await pool.query<{ email: string | null }>(
        'SELECT email FROM cordon.persons WHERE id = $1 AND suspended_at IS NULL AND left_at IS NULL',
        [person],
      );
      return rows[0]?.email ?? null;
    },

    async mailing({ agreement, purpose, version }, person, mail, at) {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.protocol_mails (agreement_id, purpose, version, person_id, mail, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [agreement, purpose, version, person, mail, at],
      );
      return rowCount === 1;
    },

    alone: async (work) => (await alone(pool, LOCK, work)) !== null,
  };
}
