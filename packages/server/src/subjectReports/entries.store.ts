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

/** Entries of the ledger by the customer they are about. All the SQL of a report over the ledger is here. */
export interface SubjectEntries {
  extent(): Promise<Extent>;
  /** All below `size`, in order. */
  of(sought: Sought, size: number): Promise<readonly ConcernedEntry[]>;
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
  };
}
