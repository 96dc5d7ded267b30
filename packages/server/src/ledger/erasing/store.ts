import { parseRanges } from '@cordon/ledger';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { withTransaction } from '../../platform/db.ts';
import type { Keys } from '../../platform/keys.ts';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import { oweWithin } from '../../platform/owing.ts';
import type { Archive } from './archive.ts';
import type { Candidate, Erasure, ErasureStore, Removal, Step } from './erasure.ts';
import { multirangeText } from './ranges.ts';
import { asked } from './refusing.ts';

export interface ErasureGround {
  readonly db: Kysely<unknown>;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  /** Of the openings as they lie beside the ledger. */
  readonly openings: OpeningSeal;
  readonly archive: Archive;
}

type Row = Omit<Erasure, 'subject'> & { readonly sealed: Buffer | null };

/** Erasures as they are kept. What is deleted is deleted by the database's own function, which asks everything again. */
export function createErasureStore({ db, keys, openings, archive }: ErasureGround): ErasureStore {
  const read = async (which: RawBuilder<boolean>): Promise<readonly Erasure[]> => {
    const { rows } = await sql<Row>`${SELECT} WHERE ${which} ORDER BY e.proposed_at DESC, e.id`.execute(db);
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      subject: sealed === null ? null : keys.unseal(sealed.toString('utf8'), placeOf(row.id)),
      proposed: dated(row.proposed),
      decided: row.decided && dated(row.decided),
      parts: row.parts.map((part) => ({
        ...part,
        ...{
          from: new Date(part.from),
          until: new Date(part.until),
          doneAt: part.doneAt && new Date(part.doneAt),
        },
      })),
    }));
  };
  return {
    async due(agreement, most) {
      // No term is shorter than a year: younger entries need not be looked at.
      const { rows } = await sql<Candidate>`
        WITH promised AS MATERIALIZED (
          SELECT a.id, cordon.ledger_promises(a.id) AS promises FROM cordon.agreements a
          WHERE ${agreement}::text IS NULL OR a.id = ${agreement})
        SELECT b.idx::int AS index, b.agreement_id AS agreement, cordon.leaf_time(l.leaf) AS at, ${opened} AS openings
        FROM promised JOIN cordon.ledger_bodies b ON b.agreement_id = promised.id,
          -- One by one: the planner would read all leaves for each of few entries.
          LATERAL (SELECT leaf FROM cordon.ledger_leaves WHERE idx = b.idx LIMIT 1) l,
          LATERAL cordon.ledger_ends(promised.promises, cordon.leaf_time(l.leaf)) ends
        WHERE b.at < clock_timestamp() - interval '365 days' AND cordon.is_access(b.body) AND ends.kept <= clock_timestamp()
        ORDER BY b.idx LIMIT ${most}`.execute(db);
      return rows;
    },

    async about(subject, most) {
      const { rows } = await sql<Candidate>`
        SELECT b.idx::int AS index, b.agreement_id AS agreement, cordon.leaf_time(l.leaf) AS at,
          ${opened} AS openings
        FROM cordon.ledger_openings s JOIN cordon.ledger_bodies b USING (idx) JOIN cordon.ledger_leaves l USING (idx)
        WHERE s.name = 'subject' AND s.value_hash = ${openings.hash('subject', subject)} AND cordon.is_access(b.body)
        ORDER BY b.idx LIMIT ${most}`.execute(db);
      return rows;
    },

    async agreements(ids) {
      const { rows } = await sql<{ id: string; title: string; held: boolean }>`
        SELECT a.id, a.title, EXISTS (SELECT FROM cordon.legal_holds h WHERE h.agreement_id = a.id AND h.lifted_at IS NULL) AS held
        FROM cordon.agreements a WHERE a.id = ANY (${ids}::text[])`.execute(db);
      return new Map(rows.map(({ id, ...rest }) => [id, rest]));
    },

    async propose({ id, kind, ground, subject, partsHash, parts }, { by, at, entry }) {
      const sealed = subject === null ? null : Buffer.from(keys.seal(subject, placeOf(id)));
      const hash = subject === null ? null : openings.hash('subject', subject);
      await withTransaction(db, async (tx) => {
        await sql`INSERT INTO cordon.ledger_erasures
            (id, kind, ground, subject_sealed, subject_hash, parts_hash, state, proposed_by, proposed_at, proposed_entry)
          VALUES (${id}, ${kind}, ${ground}, ${sealed}, ${hash}, ${partsHash}, 'proposed', ${by}, ${at}, ${entry})`.execute(
          tx,
        );
        for (const [nth, part] of parts.entries()) {
          await sql`INSERT INTO cordon.ledger_erasure_parts (erasure_id, nth, agreement_id, covers, ranges, from_at, until_at,
              entries, openings)
            VALUES (${id}, ${nth}, ${part.agreement}, ${multirangeText(parseRanges(part.ranges) ?? [])}::int8multirange, ${part.ranges},
                    ${part.from}, ${part.until}, ${part.entries}, ${part.openings})`.execute(tx);
        }
      });
    },

    async find(id) {
      return (await read(sql`e.id = ${id}`))[0] ?? null;
    },

    list: (agreements) =>
      read(sql`(${agreements}::text[] IS NULL OR EXISTS (SELECT FROM cordon.ledger_erasure_parts p
        WHERE p.erasure_id = e.id
          AND (p.agreement_id = ANY (${agreements}::text[]) OR p.agreement_id IS NULL AND ${agreements?.includes(null) ?? true})))`),

    unfinished: () => read(sql`e.state = 'approved'`),

    async isWhole(id) {
      const { rows } = await sql<{ whole: boolean }>`
        SELECT bool_and(p.entries = (SELECT count(*) FROM unnest(p.covers) r
              JOIN cordon.ledger_bodies b ON b.idx >= lower(r) AND b.idx < upper(r))
            AND p.openings = (SELECT count(*) FROM unnest(p.covers) r
              JOIN cordon.ledger_openings o ON o.idx >= lower(r) AND o.idx < upper(r))) AS whole
        FROM cordon.ledger_erasure_parts p WHERE p.erasure_id = ${id}`.execute(db);
      return rows[0]?.whole === true;
    },

    async refuse(id, { by, at, entry }) {
      const { numAffectedRows } = await sql`UPDATE cordon.ledger_erasures
        SET state = 'refused', subject_sealed = NULL, subject_hash = NULL, decided_by = ${by}, decided_at = ${at},
            decided_entry = ${entry}
        WHERE id = ${id} AND state = 'proposed' AND proposed_by <> ${by}`.execute(db);
      return numAffectedRows === 1n;
    },

    approve: (id, { by, at, entry }, acts) =>
      withTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`UPDATE cordon.ledger_erasures
          SET state = 'approved', decided_by = ${by}, decided_at = ${at}, decided_entry = ${entry}
          WHERE id = ${id} AND state = 'proposed' AND proposed_by <> ${by}`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        for (const [nth, act] of acts.entries()) await oweWithin(tx, [act], `${id} ${String(nth)}`);
        return true;
      }),

    async carryOut({ id, kind }, { nth }) {
      const moved = kind === 'openings' ? await archive.sealing({ id, nth }) : null;
      try {
        await sql`SELECT FROM cordon.erase_ledger_part(${id}, ${nth}, ${moved?.provider ?? null}, ${moved?.wrapped ?? null},
          ${moved?.entries ?? null}::bigint[], ${moved?.names ?? null}::text[], ${moved?.ciphertexts ?? null}::bytea[])`.execute(
          db,
        );
      } catch (error) {
        throw asked(error);
      }
    },

    async removalOf(entry) {
      const { rows } = await sql<Removal>`
        SELECT e.kind AS what, p.done_at AS at, e.ground, ARRAY[proposed.name, decided.name] AS by,
          (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = p.erasure_id || ' ' || p.nth) AS entry
        FROM cordon.ledger_erasure_parts p JOIN cordon.ledger_erasures e ON e.id = p.erasure_id
        JOIN cordon.persons proposed ON proposed.id = e.proposed_by JOIN cordon.persons decided ON decided.id = e.decided_by
        WHERE p.done_at IS NOT NULL AND p.covers @> ${entry}::bigint
        ORDER BY e.kind, p.done_at LIMIT 1`.execute(db);
      return rows[0] ?? null;
    },
  };
}

const opened = sql<number>`(SELECT count(*)::int FROM cordon.ledger_openings o WHERE o.idx = b.idx)`;

const step = (name: string) => sql`CASE WHEN e.${sql.raw(`${name}_by`)} IS NOT NULL THEN json_build_object(
  'by', json_build_object('id', ${sql.raw(name)}.id, 'name', ${sql.raw(name)}.name),
  'at', e.${sql.raw(`${name}_at`)}, 'entry', e.${sql.raw(`${name}_entry`)}) END AS ${sql.raw(name)}`;

const SELECT = sql`
  SELECT e.id, e.kind, e.ground, e.subject_sealed AS sealed, e.parts_hash AS "partsHash", e.state, ${step('proposed')},
    ${step('decided')}, (SELECT json_agg(json_build_object(
      'nth', p.nth, 'agreement', p.agreement_id, 'title', a.title, 'ranges', p.ranges, 'from', p.from_at, 'until', p.until_at, 'entries', p.entries,
      'openings', p.openings, 'doneAt', p.done_at,
      'entry', (SELECT b.idx FROM cordon.ledger_bodies b WHERE b.owed = p.erasure_id || ' ' || p.nth),
      'sealed', (SELECT count(*) FROM cordon.ledger_archive x WHERE x.erasure_id = p.erasure_id AND x.nth = p.nth))
      ORDER BY p.nth) FROM cordon.ledger_erasure_parts p LEFT JOIN cordon.agreements a ON a.id = p.agreement_id
      WHERE p.erasure_id = e.id) AS parts
  FROM cordon.ledger_erasures e JOIN cordon.persons proposed ON proposed.id = e.proposed_by
  LEFT JOIN cordon.persons decided ON decided.id = e.decided_by`;

function placeOf(id: string): string {
  return `ledger-erasure:${id}`;
}

function dated(one: Step): Step {
  return { ...one, at: new Date(one.at) };
}
