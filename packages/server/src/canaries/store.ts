import type { Pool } from 'pg';
import type { Canary, Contact, Showing, Via } from './canary.ts';

/** Encrypts at rest; `context` ties a sealed value to its place. */
export interface Sealing {
  seal(plaintext: string, context: string): string;
  unseal(sealed: string, context: string): string;
}

export type CanaryStore = ReturnType<typeof createCanaryStore>;

interface Row {
  readonly id: string;
  readonly source: string;
  readonly details: Buffer;
  readonly seededAt: Date;
}

type ContactRow = Omit<Contact, 'sender'> & { readonly sealed: Buffer };

/** Canaries, whom their addresses were shown to, and who used them. */
export function createCanaryStore(pool: Pool, sealing: Sealing) {
  const details = (id: string) => `canary:${id}:details`;
  const sender = (id: string) => `canary-contact:${id}:sender`;
  return {
    /** All that are not withdrawn. */
    async live(): Promise<readonly Canary[]> {
      const { rows } = await pool.query<Row>(
        `SELECT id, source_id AS source, details_sealed AS details, seeded_at AS "seededAt"
         FROM cordon.canaries WHERE withdrawn_at IS NULL ORDER BY seeded_at, id`,
      );
      return rows.map(({ details: sealed, ...row }) => {
        const opened = JSON.parse(sealing.unseal(sealed.toString('utf8'), details(row.id))) as Pick<
          Canary,
          'subject' | 'address' | 'label'
        >;
        return { ...row, ...opened };
      });
    },

    /** @returns false when the customer is one already */
    async seed(
      { id, source, subject, address, label, seededAt }: Canary,
      subjectHash: string,
      by: string,
    ): Promise<boolean> {
      const sealed = Buffer.from(sealing.seal(JSON.stringify({ subject, address, label }), details(id)));
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.canaries (id, source_id, subject_hash, details_sealed, seeded_by, seeded_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [id, source, subjectHash, sealed, by, seededAt],
      );
      return rowCount === 1;
    },

    async withdraw(id: string, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        'UPDATE cordon.canaries SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    /** Everybody who could be shown one, with the agreements their party is under. */
    async viewers(): Promise<
      readonly { readonly person: string; readonly agreement: string; readonly source: string }[]
    > {
      const { rows } = await pool.query<{ person: string; agreement: string; source: string }>(
        `SELECT p.id AS person, g.id AS agreement, g.source_id AS source
         FROM cordon.principals p JOIN cordon.agreements g ON p.party_id IN (g.processor_id, g.controller_id)`,
      );
      return rows;
    },

    /** The accesses under which somebody saw a customer. @param pseudonyms of the customer, one for each period */
    async showings(
      person: string,
      agreement: string,
      pseudonyms: readonly string[],
    ): Promise<readonly Showing[]> {
      const { rows } = await pool.query<Showing>(
        `SELECT entry, at, kind, ticket, resource FROM cordon.access_events
         WHERE agent = $1 AND agreement_id = $2 AND subject = ANY ($3) AND ok AND kind IN ('read', 'reveal', 'export')
           AND rows > 0 ORDER BY (kind = 'reveal') DESC, entry DESC LIMIT 20`,
        [person, agreement, pseudonyms],
      );
      return rows;
    },

    /** The vendor of a person, for the finding. */
    async partyOf(person: string): Promise<string | null> {
      const { rows } = await pool.query<{ party: string }>(
        'SELECT party_id AS party FROM cordon.principals WHERE id = $1',
        [person],
      );
      return rows[0]?.party ?? null;
    },

    async contacted(made: {
      readonly id: string;
      readonly canary: string;
      readonly at: Date;
      readonly via: Via;
      readonly person: string | null;
      readonly agreement: string | null;
      readonly entries: readonly number[];
      readonly sender: string;
    }): Promise<void> {
      const { id, canary, at, via, person, agreement, entries } = made;
      const sealed = Buffer.from(sealing.seal(made.sender, sender(id)));
      await pool.query(
        `INSERT INTO cordon.canary_contacts (id, canary_id, at, via, person_id, agreement_id, entries, sender_sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, canary, at, via, person, agreement, entries, sealed],
      );
    },

    async contacts(): Promise<readonly Contact[]> {
      const { rows } = await pool.query<ContactRow>(
        `SELECT c.id, c.canary_id AS canary, c.at, c.via, c.entries, c.sender_sealed AS sealed,
                CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS person,
                CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'name', v.name) END AS vendor,
                CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'title', g.title) END AS agreement
         FROM cordon.canary_contacts c LEFT JOIN cordon.persons p ON p.id = c.person_id
         LEFT JOIN cordon.parties v ON v.id = p.party_id LEFT JOIN cordon.agreements g ON g.id = c.agreement_id
         ORDER BY c.at DESC, c.id LIMIT 200`,
      );
      return rows.map(({ sealed, ...row }) => ({
        ...row,
        sender: sealing.unseal(sealed.toString('utf8'), sender(row.id)),
      }));
    },
  };
}
