import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { flagsOf, type Marks } from '../../marks/index.ts';
import { countryOf } from '../../identity/index.ts';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import type { Position } from './engine.ts';
import { eventOf, eventOfStep, type EnteredRow, type StepRow } from './told.ts';
import type { EventBatch } from './watching.ts';

const BATCH = 500;

/** Where a batch ends: it is read by a number then, since of a batch that is only counted all that waits would be looked at. */
const END = `
SELECT coalesce(max(n), $1)::int AS end, count(*)::int AS many FROM (
  SELECT n FROM (
    (SELECT idx AS n FROM cordon.ledger_leaves WHERE idx > $1 AND idx <= $2 ORDER BY idx LIMIT $3)
    UNION (SELECT entry FROM cordon.access_events WHERE entry > $1 AND entry <= $2 ORDER BY entry LIMIT $3)
  ) u ORDER BY n LIMIT $3) batch`;

/**
 * Entries with what detectors may know of them. Whom an access is about comes from what the ledger is searched by, which
 * is the same at any time: the pseudonym of the event changes each month, and a slow collector must not begin anew then.
 */
const ENTERED = `
SELECT e.entry::int, e.at, e.kind, e.agent, e.vendor, e.site, t.purpose AS queue, e.ticket, e.ticket_state AS "ticketState",
       e.subject IS NOT NULL AS named, e.resource, e.fields, e.rows, e.flags, e.ip, e.ok, e.code,
       b.body::jsonb -> 'words' AS words, coalesce(g.source_id, t.source_id) AS source, o.openings
FROM cordon.access_events e LEFT JOIN cordon.tickets t ON t.id = e.ticket
LEFT JOIN cordon.agreements g ON g.id = e.agreement_id
LEFT JOIN cordon.ledger_bodies b ON b.idx = e.entry AND e.kind IN ('sign-in', 'admin')
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('name', p.name, 'hash', encode(p.value_hash, 'hex'), 'value', p.value,
                                    'sealed', encode(p.value_sealed, 'base64'))) AS openings
  FROM cordon.ledger_openings p WHERE p.idx = e.entry AND p.name IN ('subject', 'found', 'result')
) o ON e.kind NOT IN ('sign-in', 'admin', 'screen')
WHERE e.entry > $1 AND e.entry <= $2
UNION ALL
SELECT l.idx::int, coalesce(h.at, (l.leaf::json ->> 't')::timestamptz), CASE WHEN h.kind = 'heartbeat' THEN h.kind ELSE 'entry' END,
       '', '', NULL, NULL, NULL, NULL, false, NULL, '{}', 0, '{}', NULL, true, NULL, NULL, NULL, NULL
FROM cordon.ledger_leaves l LEFT JOIN cordon.ledger_bodies h USING (idx)
WHERE l.idx > $1 AND l.idx <= $2 AND NOT EXISTS (SELECT FROM cordon.access_events x WHERE x.entry = l.idx)
ORDER BY entry`;

/** Only what no running transaction can come before: a step that is committed later is not passed by. */
const FOLLOWED = `(xid, id) > ($1::xid8, $2) AND ($3::xid8 IS NULL OR (xid, id) <= ($3::xid8, $4))
  AND xid < pg_snapshot_xmin(pg_current_snapshot())`;

/** Steps of tickets and of people have numbers of one sequence, so that one position tells how far both were read. */
const STEPS = `
SELECT s.id::int, s.xid::text, s.at, s.told_at AS "toldAt", s.ticket, s.vendor, s.queue, s.agent, s.step, s.code, s.until, s.site
FROM (
  SELECT id, xid, at, at AS told_at, ticket_id AS ticket, party_id AS vendor, purpose AS queue, person_id AS agent, step, code,
         NULL::timestamptz AS until, NULL::text AS site
  FROM cordon.ticket_steps WHERE ${FOLLOWED}
  UNION ALL
  SELECT id, xid, at, told_at, NULL, party_id, NULL, person_id, step, code, until_at, site_id
  FROM cordon.person_steps WHERE ${FOLLOWED}
) s
-- By the columns: as it is given back, a transaction is a text, and "9" comes after "10".
ORDER BY s.xid, s.id LIMIT $5`;

interface Opening {
  readonly name: string;
  readonly hash: string | null;
  readonly value: string | null;
  readonly sealed: string | null;
}

type Row = Omit<EnteredRow, 'subject' | 'subjectOrder' | 'missed' | 'country'> & {
  readonly named: boolean;
  /** Whose customer it is about; null where neither agreement nor ticket says it. */
  readonly source: string | null;
  readonly openings: readonly Opening[] | null;
};

/**
 * @param offset added to every number of a customer: neighbours stay neighbours, and the number cannot be told from it
 */
export function createWatchedEvents(
  pool: Pool,
  seal: Pick<OpeningSeal, 'open'>,
  offset: number,
  marks: Pick<Marks, 'known'>,
) {
  return async (after: Position, until?: Position): Promise<EventBatch> => {
    const ends = await pool.query<{ readonly end: number; readonly many: number }>(END, [
      ...[after.entry, until?.entry ?? Number.MAX_SAFE_INTEGER, BATCH],
    ]);
    const { end, many } = ends.rows[0] ?? { end: after.entry, many: 0 };
    const [entered, steps] = await Promise.all([
      pool.query<Row>(ENTERED, [after.entry, end]),
      pool.query<StepRow & { xid: string }>(STEPS, [
        ...[after.stepXid, after.stepId, until?.stepXid ?? null, until?.stepId ?? null, BATCH],
      ]),
    ]);
    const opened = entered.rows.map((row) => openedRow(row, seal, offset));
    const known = await marks.known(opened.flatMap(({ hash }) => hash ?? []));
    const lastEntry = entered.rows.at(-1);
    const lastStep = steps.rows.at(-1);
    const events = [
      ...steps.rows.map((row) => ({ from: row.toldAt, event: eventOfStep(row) })),
      ...opened.map(({ source, hash, told }) => {
        const { agent, at } = told;
        const marked = flagsOf(known.get(hash ?? '') ?? [], { agent, source, at: at.getTime() });
        return { from: at, event: eventOf({ ...told, flags: [...told.flags, ...marked] }) };
      }),
    ];
    return {
      more: many === BATCH || steps.rows.length === BATCH,
      // Stable: of one instant, a ticket's step comes before the access it explains.
      events: events.toSorted((a, b) => a.from.getTime() - b.from.getTime()).map(({ event }) => event),
      upTo: {
        entry: lastEntry?.entry ?? after.entry,
        stepXid: lastStep?.xid ?? after.stepXid,
        stepId: lastStep?.id ?? after.stepId,
      },
    };
  };
}

function openedRow(
  { named, openings, source, ...row }: Row,
  seal: Pick<OpeningSeal, 'open'>,
  offset: number,
): { readonly told: EnteredRow; readonly hash: string | null; readonly source: string | null } {
  const open = (name: string): string | null => {
    const found = openings?.find((one) => one.name === name);
    if (found === undefined) return null;
    if (found.sealed === null) return found.value;
    return seal.open({ index: row.entry, name }, Buffer.from(found.sealed, 'base64'));
  };
  const lookedUp = row.kind === 'lookup' && row.ok;
  const hit = lookedUp && open('result') === 'hit';
  const about = hit && openings?.some(({ name }) => name === 'found') === true ? 'found' : 'subject';
  const hash = openings?.find(({ name }) => name === about)?.hash ?? null;
  const known = hash !== null && (named || about === 'found');
  const told = {
    ...row,
    subject: known ? pseudonymOf(hash) : null,
    subjectOrder: known ? orderOf(open(about)?.trimEnd() ?? '', offset) : null,
    missed: lookedUp && !hit,
    country: countryOf(row.ip),
  };
  return { told, hash: known ? hash : null, source };
}

/** Of the keyed hash that entries are found by, so that a signal's words find none of them. */
function pseudonymOf(hash: string): string {
  return createHash('sha256').update(`watched ${hash}`).digest('base64url').slice(0, 16);
}

function orderOf(customer: string, offset: number): number | null {
  const digits = /(\d{1,12})$/.exec(customer)?.[1];
  return digits === undefined ? null : Number(digits) + offset;
}
