import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { DueLetter } from './letters.ts';
import { DECIDERS, OWNERS } from './rights.ts';

/** Key of the advisory lock under which one replica sends letters. */
const LOCK = 4_205_086;

/** What was decided longer ago is no news any more. */
const NEWS_DAYS = 7;

/** How long before an end its owner is told. Whoever lives no longer than that was told of its end when it began. */
const NOTICE_DAYS = 7;

/**
 * All that is to be told now. What waits: to whom may decide, who is neither who asked nor who would answer for it. What was
 * decided: to both of these. What ends: to the owner; of a secret that ends with its account the account's letter tells.
 */
const DUE = `WITH told AS (
    SELECT a.id, p.id AS person, 'waits' AS letter, '' AS about, NULL::timestamptz AS until
    FROM cordon.service_accounts a JOIN cordon.agreements g ON g.id = a.agreement_id
    JOIN cordon.persons p ON p.party_id = g.controller_id AND p.role = ANY ($2)
    WHERE a.state = 'proposed' AND p.id NOT IN (a.proposed_by, a.owner_id)
  UNION
    SELECT a.id, who.id, a.state, '', a.expires_at
    FROM cordon.service_accounts a CROSS JOIN LATERAL (VALUES (a.owner_id), (a.proposed_by)) who (id)
    WHERE a.state IN ('in-force', 'refused') AND a.decided_at > $1::timestamptz - make_interval(days => ${String(NEWS_DAYS)})
      AND a.renewed_at IS NULL
  UNION
    SELECT a.id, a.owner_id, 'ends', extract(epoch FROM a.expires_at)::text, a.expires_at
    FROM cordon.service_accounts a
    WHERE a.state = 'in-force' AND a.expires_at > $1 AND a.expires_at <= $1::timestamptz + make_interval(days => ${String(NOTICE_DAYS)})
      AND a.expires_at - coalesce(a.renewed_at, a.decided_at) > make_interval(days => ${String(NOTICE_DAYS)})
  UNION
    SELECT a.id, a.owner_id, 'secret-ends', c.id, c.expires_at
    FROM cordon.credentials c JOIN cordon.service_accounts a ON a.id = c.grant_ ->> 'account'
    WHERE c.kind = 'service' AND c.revoked_at IS NULL AND a.state = 'in-force' AND c.expires_at < a.expires_at
      AND c.expires_at > $1 AND c.expires_at <= $1::timestamptz + make_interval(days => ${String(NOTICE_DAYS)})
      AND c.expires_at - c.created_at > make_interval(days => ${String(NOTICE_DAYS)})
  )
  SELECT a.id AS account, p.id AS person, p.email AS to, t.letter, t.about, a.name, y.name AS party, g.title AS agreement,
    a.purpose, a.days, t.until
  FROM told t JOIN cordon.service_accounts a ON a.id = t.id JOIN cordon.parties y ON y.id = a.party_id
  JOIN cordon.agreements g ON g.id = a.agreement_id JOIN cordon.persons p ON p.id = t.person
  WHERE p.email IS NOT NULL AND p.suspended_at IS NULL AND p.left_at IS NULL
    AND (t.letter = 'waits' OR p.role = ANY ($3))
    AND NOT EXISTS (SELECT FROM cordon.service_letters s
      WHERE (s.account_id, s.person_id, s.letter, s.about) = (a.id, p.id, t.letter, t.about))
  ORDER BY a.id, t.letter, p.id LIMIT 500`;

type Told = Pick<DueLetter, 'account' | 'person' | 'letter' | 'about'>;

export type LetterStore = ReturnType<typeof createLetterStore>;

/** Letters about service accounts: which are due, and which went. */
export function createLetterStore(pool: Pool) {
  return {
    async due(now: Date): Promise<readonly DueLetter[]> {
      const { rows } = await pool.query<DueLetter>(DUE, [now, DECIDERS, OWNERS]);
      return rows;
    },

    /** @returns false when this letter went to them before */
    async sending({ account, person, letter, about }: Told, at: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.service_letters (account_id, person_id, letter, about, sent_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [account, person, letter, about, at],
      );
      return rowCount === 1;
    },

    /** It did not go. */
    async unsent({ account, person, letter, about }: Told): Promise<void> {
      await pool.query(
        'DELETE FROM cordon.service_letters WHERE (account_id, person_id, letter, about) = ($1, $2, $3, $4)',
        [account, person, letter, about],
      );
    },

    /** Runs work unless another replica is at it. */
    alone: async (work: () => Promise<void>): Promise<boolean> => (await alone(pool, LOCK, work)) !== null,
  };
}
