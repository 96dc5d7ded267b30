import type { ConcernedEntry } from '@cordon/core/assurance';
import type { Pool } from 'pg';
import type { OpeningSeal } from '../platform/openingSeal.ts';

/** How far the ledger goes, and how far what it is searched by does. */
export interface Extent {
  /** Entries under the newest checkpoint; nothing past it is reported. */
  readonly size: number;
  /** Of these, those that can be found by their customer. */
  readonly indexed: number;
  /** The signed checkpoint. */
  readonly checkpoint: string;
}

/** Whose accesses, and of when. */
export interface Sought {
  readonly source: string;
  readonly subject: string;
  readonly from: Date | null;
  readonly until: Date;
}

/** Entries of the time of a report that do not say any more whom they were about. */
export interface ErasedEntries {
  readonly entries: number;
  /** The entries that state it. */
  readonly under: readonly number[];
}

/** Entries of the ledger by the customer they are about. All the SQL of a report over the ledger is here. */
export interface SubjectEntries {
  extent(): Promise<Extent>;
  /** All below `size`, in order. */
  of(sought: Sought, size: number): Promise<readonly ConcernedEntry[]>;
  /**
   * What two people had erased of the source, or of no agreement. Whose it was is what was erased, so these are of anybody: a
   * report that kept silent of them would claim to be all there ever was.
   */
  erased(sought: Omit<Sought, 'subject'>, size: number): Promise<ErasedEntries>;
}

/**
 * Three ways to a customer: the entry was about them; it is of a look-up that found them; or what it showed was made while
 * its ticket was theirs: an original of a text about them, a recording of a screen that had them on it, a conversation of
 * theirs that was anonymised. The last ones count whoever the ticket is of today.
 */
const OF = `
WITH own AS (
  SELECT b.idx, b.at, b.body::jsonb AS body, o.name FROM cordon.ledger_openings o JOIN cordon.ledger_bodies b USING (idx)
  WHERE o.name IN ('subject', 'found') AND o.value_hash = $1 AND o.idx < $2
), about AS (
  SELECT * FROM own WHERE body ->> 'source' = $3
), later AS (
  SELECT b.idx, b.at, b.body::jsonb AS body FROM cordon.access_events e JOIN cordon.ledger_bodies b ON b.idx = e.entry
  WHERE e.ticket IN (SELECT body ->> 'ticket' FROM about WHERE name = 'subject') AND e.entry < $2
    AND (e.kind = 'unseal' OR e.kind = 'read')
    AND NOT EXISTS (SELECT FROM about WHERE about.idx = e.entry)
), linked AS (
  SELECT l.idx, l.at, l.body FROM later l WHERE EXISTS (
    SELECT FROM about a WHERE a.name = 'subject' AND a.body ->> 'ticket' = l.body ->> 'ticket' AND a.idx < l.idx AND CASE
      WHEN l.body ->> 'act' = 'unseal' THEN l.body -> 'of' = to_jsonb(a.idx)
      WHEN l.body ? 'recording' THEN a.at BETWEEN
        (SELECT r.started_at FROM cordon.recordings r WHERE r.id = l.body ->> 'recording')
        AND (SELECT r.last_at FROM cordon.recordings r WHERE r.id = l.body ->> 'recording')
      WHEN l.body ->> 'purpose' = 'quality' THEN a.body -> 'flags' ? 'anonymise' AND a.body ->> 'kind' = 'access'
      ELSE false END)
)
SELECT idx::int AS index, body, via FROM (
  SELECT idx, at, body, CASE name WHEN 'found' THEN 'found' ELSE 'subject' END AS via FROM about
  UNION ALL SELECT idx, at, body, 'ticket' FROM linked
) entries
WHERE ($4::timestamptz IS NULL OR at >= $4) AND at < $5 ORDER BY idx`;

const ERASED = `
WITH parts AS (
  SELECT p.*, b.idx AS stated,
    ($2::timestamptz IS NULL OR p.from_at >= $2) AND p.until_at < $3 AND upper(p.covers) <= $4 AS whole
  FROM cordon.ledger_erasure_parts p LEFT JOIN cordon.agreements a ON a.id = p.agreement_id
    JOIN cordon.ledger_bodies b ON b.owed = p.erasure_id || ' ' || p.nth AND b.kind = 'ledger-pruned'
  WHERE p.done_at IS NOT NULL AND (a.id IS NULL OR a.source_id = $1)
    AND ($2::timestamptz IS NULL OR p.until_at >= $2) AND p.from_at < $3
), gone AS (
  SELECT stated, covers FROM parts WHERE whole
  UNION ALL
  SELECT p.stated, int8multirange(int8range(l.idx, l.idx + 1)) FROM parts p, unnest(p.covers) run
    JOIN cordon.ledger_leaves l ON l.idx >= lower(run) AND l.idx < upper(run) AND l.idx < $4
  WHERE NOT p.whole AND (l.leaf::json ->> 't')::timestamptz < $3
    AND ($2::timestamptz IS NULL OR (l.leaf::json ->> 't')::timestamptz >= $2)
)
SELECT coalesce((SELECT sum(upper(run) - lower(run)) FROM unnest((SELECT range_agg(covers) FROM gone)) run), 0)::int AS entries,
  ARRAY(SELECT DISTINCT stated FROM gone ORDER BY 1)::int[] AS under`;

/** @param follow has what entries are found by follow up to a size; returns how far it came */
export function createSubjectEntries(
  pool: Pool,
  seal: Pick<OpeningSeal, 'hash'>,
  follow: (size: number) => Promise<number>,
): SubjectEntries {
  return {
    async extent() {
      const { rows } = await pool.query<{ size: number; note: string }>(
        'SELECT size::int, note FROM cordon.ledger_checkpoints ORDER BY ledger_checkpoints.size DESC LIMIT 1',
      );
      const [newest] = rows;
      if (newest === undefined) throw new Error('the ledger has no checkpoint yet');
      const indexed = Math.min(newest.size, await follow(newest.size));
      return { size: newest.size, indexed, checkpoint: newest.note };
    },
    async of({ source, subject, from, until }, size) {
      const hash = seal.hash('subject', subject);
      const { rows } = await pool.query<ConcernedEntry>(OF, [hash, size, source, from, until]);
      return rows;
    },
    async erased({ source, from, until }, size) {
      const { rows } = await pool.query<ErasedEntries>(ERASED, [source, from, until, size]);
      return rows[0] ?? { entries: 0, under: [] };
    },
  };
}
