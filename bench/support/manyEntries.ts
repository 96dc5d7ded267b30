// A year of a busy support floor, as a formula: entry number -> what it says. In JavaScript for the search tables, in SQL for
// the tables that rows are read from; both say the same.
import { createHash } from 'node:crypto';
import type { Client, Pool } from 'pg';
import {
  BLOCK,
  encodeBits,
  noBits,
  setBit,
  type Bits,
} from '../../packages/server/src/ledger/search/bits.ts';
import { termOf, type Facet } from '../../packages/server/src/ledger/search/index.ts';

const START = Date.parse('2025-11-01T00:00:00Z');
/** One each 3 s: ten million are a year. */
const APART_MS = 3_000;
/** At work at a time; an agent works a ticket for eight entries. */
const LANES = 500;

export const atOf = (entry: number): Date => new Date(START + entry * APART_MS);

export const ticketOf = (entry: number): number => Math.floor(entry / (LANES * 8)) * LANES + (entry % LANES);
const customerOf = (ticket: number): string =>
  createHash('sha256')
    .update(`customer ${String((ticket * 7919) % 600_000)}`)
    .digest('hex');

/** The keyed hash of the customer of an entry. */
export const CUSTOMERS = (entry: number): string => customerOf(ticketOf(entry));

const KINDS = ['read', 'read', 'read', 'read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'sign-in'];

function* termsOf(entry: number): Generator<readonly [Facet, string]> {
  const ticket = ticketOf(entry);
  const agent = (entry % LANES) + LANES * (Math.floor(entry / (LANES * 8)) % 4);
  const kind = KINDS[(entry + Math.floor(entry / 97)) % 10] ?? 'read';
  const refused = kind === 'lookup' || (kind === 'read' && entry % 7 === 0);
  yield ['kind', kind];
  yield ['agent', `per_${String(agent)}`];
  yield ['vendor', `pty_${String(agent % 10)}`];
  yield ['outcome', refused ? 'refused' : 'ok'];
  if (refused) yield ['code', entry % 3 === 0 ? 'not-permitted' : 'ticket-not-in-hand'];
  if (kind === 'sign-in') return;
  yield ['class', 'data'];
  yield ['agreement', `agr_${String(agent % 10)}`];
  yield ['ticket', `tic_${String(ticket)}`];
  yield ['customer', customerOf(ticket)];
  yield ['source', 'src_1'];
  yield ['purpose', ['order-support', 'billing'][ticket % 2] ?? ''];
  yield ['clause', `2.${String(entry % 8)}`];
  yield ['clause', `4.${String(entry % 3)}`];
  for (const resource of entry % 4 === 0 ? ['customers'] : ['customers', 'orders']) {
    yield ['resource', resource];
    for (let field = 0; field < 10; field++) {
      yield ['field', `f${String(field)}`];
      yield ['field', `${resource}.f${String(field)}`];
    }
  }
}

/** The tables that a page reads its rows from, as far as it does. */
export async function fillTables(owner: Client, entries: number): Promise<void> {
  for (const statement of [
    'SET maintenance_work_mem = 1000000',
    'SET synchronous_commit = off',
    'DROP INDEX cordon.access_events_at, cordon.access_events_agent',
    `INSERT INTO cordon.access_events (entry, at, kind, agent, vendor, agreement_id, ticket, resource, fields, rows, flags, ok)
     SELECT i, to_timestamp(${String(START / 1000)} + i * ${String(APART_MS / 1000)}), 'read', 'per_' || agent, 'pty_' || agent % 10,
            'agr_' || agent % 10, 'tic_' || i / ${String(LANES * 8)} * ${String(LANES)} + i % ${String(LANES)}, 'customers orders',
            '{f1,f2,f3,f4,f5,f6,f7,f8,f9}', 4, '{}', true
     FROM generate_series(0, ${String(entries - 1)}) AS i,
          LATERAL (SELECT i % ${String(LANES)} + ${String(LANES)} * (i / ${String(LANES * 8)} % 4) AS agent) a`,
    `INSERT INTO cordon.ledger_bodies (idx, kind, at, salt, body)
     SELECT i, 'read', to_timestamp(${String(START / 1000)} + i * ${String(APART_MS / 1000)}), sha256(''), '{}'
     FROM generate_series(0, ${String(entries - 1)}) AS i`,
  ]) {
    await owner.query(statement);
  }
}

/** The search tables, a block at a time; their key is made at the end. */
export async function fillIndex(owner: Client, entries: number): Promise<void> {
  await owner.query('ALTER TABLE cordon.ledger_postings DROP CONSTRAINT ledger_postings_pkey');
  const keys = new Map<string, string>();
  const keyOf = (facet: Facet, value: string): string => {
    if (facet === 'customer' || facet === 'ticket') return termOf(facet, value);
    const named = `${facet}\n${value}`;
    const key = keys.get(named) ?? termOf(facet, value);
    keys.set(named, key);
    return key;
  };
  for (let block = 0; block * BLOCK < entries; block++) {
    const postings = new Map<string, Bits>();
    for (let offset = 0; offset < BLOCK; offset++) {
      for (const [facet, value] of termsOf(block * BLOCK + offset)) {
        const named = `${facet}\n${value}`;
        const bits = postings.get(named) ?? noBits();
        postings.set(named, bits);
        setBit(bits, offset);
      }
    }
    const terms = [...postings.keys()].map((named) => {
      const [facet = '', value = ''] = named.split('\n');
      return keyOf(facet as Facet, value);
    });
    await owner.query({
      name: 'fill',
      text: `INSERT INTO cordon.ledger_postings SELECT t, $2, b FROM unnest($1::uuid[], $3::bytea[]) AS n(t, b)`,
      values: [terms, block, [...postings.values()].map(encodeBits)],
    });
  }
  await owner.query('ALTER TABLE cordon.ledger_postings ADD PRIMARY KEY (term, block)');
  await owner.query(
    `INSERT INTO cordon.ledger_blocks SELECT b, to_timestamp(${String(START / 1000)} + b * $1 * ${String(APART_MS / 1000)}),
       to_timestamp(${String(START / 1000)} + (b * $1 + $1 - 1) * ${String(APART_MS / 1000)}) FROM generate_series(0, $2::int) AS b`,
    [BLOCK, entries / BLOCK - 1],
  );
}

/** How PostgreSQL answers each question the search asks. */
export async function plansOf(app: Pool): Promise<readonly string[]> {
  const term = `'{${termOf('kind', 'note')},${termOf('agent', 'per_7')}}'::uuid[]`;
  const plans: string[] = [];
  for (const question of [
    `SELECT ARRAY(SELECT block FROM cordon.ledger_postings p WHERE p.term = t.term) FROM unnest(${term}) AS t(term)`,
    `SELECT p.* FROM unnest(${term}) AS t(term), LATERAL (SELECT array_agg(block), string_agg(bits, '')
       FROM cordon.ledger_postings WHERE term = t.term AND block = ANY ('{1,2,3,4}'::int[])) p`,
    `SELECT idx FROM cordon.ledger_bodies WHERE idx >= 4096 AND idx < 8192 AND at >= '2026-01-01'`,
    `SELECT * FROM cordon.access_events WHERE entry = ANY ('{1,2,3}'::bigint[])`,
  ]) {
    const { rows } = await app.query<Record<'QUERY PLAN', string>>(`EXPLAIN ${question}`);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
}
