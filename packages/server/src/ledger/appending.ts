import type { OpeningSeal } from '../platform/openingSeal.ts';
import type { LedgerRecord } from '../gate/index.ts';
import type { Batch } from './appender.ts';
import { bigints, booleans, byteas, instants, ints, texts } from './binaryArrays.ts';

/** Advisory lock of this database: every append shares it, a writer that wants to be alone takes it whole. */
export const WRITERS = 7_403_001;

/**
 * One statement is one transaction: leaves, nodes, bodies, openings, events, budgets and checkpoint, or nothing. That
 * no two writers append at one index is the primary key's doing; the lock only keeps their turns fair. Every part
 * waits for it (`turn`), since PostgreSQL runs the parts in no promised order. A customer who was shown to an account in
 * the day before is not counted again: whatever was entered before is seen here, or the index would be taken.
 */
export const APPEND = `
WITH turn AS MATERIALIZED (
  SELECT pg_advisory_xact_lock_shared(${String(WRITERS)})
), leaves AS (
  INSERT INTO cordon.ledger_leaves (idx, leaf, hash)
  SELECT new.* FROM turn, unnest($1::bigint[], $2::text[], $3::bytea[]) AS new
), nodes AS (
  INSERT INTO cordon.ledger_nodes (level, idx, hash)
  SELECT new.* FROM turn, unnest($4::int[], $5::bigint[], $6::bytea[]) AS new
), bodies AS (
  INSERT INTO cordon.ledger_bodies (idx, agreement_id, party_id, person_id, kind, code, at, salt, body, owed)
  SELECT new.* FROM turn, unnest($1::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                       $12::timestamptz[], $13::bytea[], $14::text[], $15::text[]) AS new
), openings AS (
  INSERT INTO cordon.ledger_openings (idx, name, value_sealed, salt, value_hash)
  SELECT new.* FROM turn, unnest($16::bigint[], $17::text[], $18::bytea[], $19::bytea[], $20::bytea[]) AS new
), events AS (
  INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, site, agreement_id, ticket, ticket_state, subject,
                                    resource, fields, rows, flags, ip, ok, code)
  SELECT e.entry, e.at, e.kind, e.agent, e.vendor, e.site, e.agreement, e.ticket, e.ticket_state, e.subject,
         e.resource, e.fields::text[], e.rows, e.flags::text[], e.ip, e.ok, e.code
  FROM turn, unnest($21::bigint[], $22::timestamptz[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[],
                    $28::text[], $29::text[], $30::text[], $31::text[], $32::text[], $33::int[], $34::text[], $35::text[],
                    $36::boolean[], $37::text[])
    AS e (entry, at, kind, agent, vendor, site, agreement, ticket, ticket_state, subject, resource, fields, rows, flags, ip,
          ok, code)
), uses AS (
  INSERT INTO cordon.usage (person_id, kind, subject, at, entry)
  SELECT new.* FROM turn, unnest($38::text[], $39::text[], $40::text[], $41::timestamptz[], $42::bigint[])
    AS new (person, kind, subject, at, entry)
  WHERE new.kind <> 'shown' OR NOT EXISTS (SELECT FROM cordon.usage u
    WHERE u.person_id = new.person AND u.kind = 'shown' AND u.subject = new.subject AND u.at > new.at - interval '1 day')
)
INSERT INTO cordon.ledger_checkpoints (size, note, at)
SELECT $43::bigint, $44::text, $45::timestamptz FROM turn WHERE $44::text IS NOT NULL`;

/** What the statement is given for a batch. Openings are sealed here: their values reach the database in no other form. */
export function appended(batch: Batch, seal: OpeningSeal): unknown[] {
  const { first, entries, nodes } = batch;
  const records = entries.map(({ record }) => record);
  return [
    bigints(entries.map((_, offset) => first + offset)),
    texts(entries.map(({ leaf }) => leaf)),
    byteas(entries.map(({ hash }) => hash)),
    ints(nodes.map(({ level }) => level)),
    bigints(nodes.map(({ index }) => index)),
    byteas(nodes.map(({ hash }) => hash)),
    texts(records.map(({ agreement }) => agreement)),
    texts(records.map(({ party }) => party)),
    texts(records.map(({ person }) => person)),
    texts(records.map(({ kind }) => kind)),
    texts(records.map(({ code }) => code)),
    instants(records.map(({ at: happened }) => happened)),
    byteas(entries.map(({ salt }) => salt)),
    texts(entries.map(({ body }) => body)),
    texts(records.map(({ owed }) => owed ?? null)),
    ...openings(batch, seal),
    ...events(batch),
    ...uses(batch),
    batch.size,
    batch.checkpoint,
    batch.at,
  ];
}

function openings({ first, entries }: Batch, seal: OpeningSeal): Buffer[] {
  const all = entries.flatMap(({ record }, offset) =>
    record.openings.map((opening) => ({ ...opening, index: first + offset })),
  );
  return [
    bigints(all.map(({ index }) => index)),
    texts(all.map(({ name }) => name)),
    byteas(all.map((opening) => seal.seal(opening, opening.value))),
    byteas(all.map(({ salt }) => salt)),
    byteas(all.map(({ name, value }) => seal.hash(name, value))),
  ];
}

function events({ first, entries }: Batch): Buffer[] {
  const all = entries.flatMap(({ record: { event } }, offset) =>
    event === null ? [] : [{ ...event, entry: first + offset }],
  );
  return [
    bigints(all.map(({ entry }) => entry)),
    instants(all.map(({ at }) => new Date(at))),
    texts(all.map(({ kind }) => kind)),
    texts(all.map(({ agent }) => agent)),
    texts(all.map(({ vendor }) => vendor)),
    texts(all.map(({ site }) => site)),
    texts(all.map(({ agreement }) => agreement)),
    texts(all.map(({ ticket }) => ticket)),
    texts(all.map(({ ticketState }) => ticketState)),
    texts(all.map(({ subject }) => subject)),
    texts(all.map(({ resource }) => resource)),
    texts(all.map(({ fields }) => arrayText(fields))),
    ints(all.map(({ rows }) => rows)),
    texts(all.map(({ flags }) => arrayText(flags))),
    texts(all.map(({ ip }) => ip)),
    booleans(all.map(({ ok }) => ok)),
    texts(all.map(({ code }) => code)),
  ];
}

function uses({ first, entries }: Batch): Buffer[] {
  const all = entries.flatMap(({ record: { uses: used, person, at } }, offset) =>
    person === null ? [] : used.map((use) => ({ ...use, person, at, entry: first + offset })),
  );
  const apart = withoutTwins(all);
  return [
    texts(apart.map(({ person }) => person)),
    texts(apart.map(({ kind }) => kind)),
    texts(apart.map(({ subject }) => subject)),
    instants(apart.map(({ at }) => at)),
    bigints(apart.map(({ entry }) => entry)),
  ];
}

/** One statement does not see what it inserts: who is shown twice in a batch is taken once. */
function withoutTwins<T extends LedgerRecord['uses'][number] & { readonly person: string }>(
  all: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return all.filter(({ kind, person, subject }) => {
    if (kind !== 'shown') return true;
    const one = JSON.stringify([person, subject]);
    if (seen.has(one)) return false;
    seen.add(one);
    return true;
  });
}

/** An array inside an array of arrays of other lengths, which PostgreSQL has not: as the text of one. */
const arrayText = (values: readonly string[]): string =>
  values.length === 0 ? '{}' : `{"${values.map(escaped).join('","')}"}`;

const escaped = (value: string): string => (/[\\"]/.test(value) ? value.replaceAll(/[\\"]/g, '\\$&') : value);
