import type { Pool } from 'pg';

/** A domain of a party. */
export interface PhishingDomain {
  readonly domain: string;
  readonly party: string;
  readonly askedAt: Date;
  /** Null while nobody has typed the code. */
  readonly verifiedAt: Date | null;
}

export type DomainStore = ReturnType<typeof createDomainStore>;

/** Whose mail domains are whose. */
export function createDomainStore(pool: Pool) {
  return {
    /** @param party null for all */
    async list(party: string | null): Promise<readonly PhishingDomain[]> {
      const { rows } = await pool.query<PhishingDomain>(
        `SELECT domain, party_id AS party, asked_at AS "askedAt", verified_at AS "verifiedAt" FROM cordon.phishing_domains
         WHERE $1::text IS NULL OR party_id = $1 ORDER BY domain`,
        [party],
      );
      return rows;
    },

    /** Keeps the hash of a code that was sent. @returns false when the domain is another party's already */
    async ask(domain: {
      readonly domain: string;
      readonly party: string;
      readonly codeHash: Uint8Array;
      readonly until: Date;
      readonly by: string;
      readonly at: Date;
    }): Promise<boolean> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.phishing_domains AS d (domain, party_id, code_hash, code_until, asked_by, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (domain) DO UPDATE SET party_id = excluded.party_id, code_hash = excluded.code_hash,
           code_until = excluded.code_until, asked_by = excluded.asked_by, asked_at = excluded.asked_at
         WHERE d.verified_at IS NULL`,
        [
          ...[domain.domain, domain.party, Buffer.from(domain.codeHash)],
          ...[domain.until, domain.by, domain.at],
        ],
      );
      return rowCount === 1;
    },

    /** @returns false for a wrong code, or one that is too old */
    async verify(domain: string, party: string, codeHash: Uint8Array, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.phishing_domains SET verified_at = $4
         WHERE domain = $1 AND party_id = $2 AND code_hash = $3 AND code_until > $4 AND verified_at IS NULL`,
        [domain, party, Buffer.from(codeHash), at],
      );
      return rowCount === 1;
    },

    async remove(domain: string, party: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        'DELETE FROM cordon.phishing_domains WHERE domain = $1 AND party_id = $2',
        [domain, party],
      );
      return rowCount === 1;
    },
  };
}
