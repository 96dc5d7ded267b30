import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrontendMessage } from '@cordon/core/pgwire';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { urlOf } from '../support/postgresDoor/clients.ts';
import { wireTo } from '../support/wire.ts';

/* Names without a schema, and types of the source's own making, as clients send them. */

let lab: Lab;
let way: LabWay;

beforeAll(async () => {
  lab = await openLab();
  way = await lab.agent();
});
afterAll(() => lab.close());

const refused = (client: pg.Client, text: string) => client.query(text).catch((error: unknown) => error);
const one = async (client: pg.Client, text: string): Promise<unknown> =>
  (await client.query<Record<string, unknown>>(text)).rows[0];

describe('search_path', () => {
  it('is where a name without a schema is looked for, among what the agreement shows and nowhere else', async () => {
    const client = await lab.sql.client(way);
    expect(await refused(client, 'SELECT id FROM people')).toMatchObject({ code: '42P01' });
    await client.query('SET search_path = nowhere, lab, "$user"');
    expect(await one(client, 'SELECT id FROM people')).toEqual({ id: String(way.customer) });
    expect(
      await one(
        client,
        `SELECT current_schema() AS here, current_schemas(false)::text AS all, 'people'::regclass::text AS name,
           pg_table_is_visible('lab.people'::regclass) AS yes, pg_table_is_visible('public.parcels'::regclass) AS no,
           'parcels'::regclass AS none`,
      ),
    ).toEqual({ here: 'lab', all: '{lab}', name: 'lab.people', yes: true, no: false, none: null });
    for (const text of ['SELECT id FROM parcels', 'SELECT word FROM secrets', 'SELECT hush FROM staff']) {
      expect(await refused(client, text)).toMatchObject({ code: '42P01' });
    }
    await client.query('RESET search_path');
    expect(await refused(client, 'SELECT id FROM people')).toMatchObject({ code: '42P01' });
    expect(await refused(client, 'SELECT id FROM parcels LIMIT 1')).toMatchObject({ command: 'SELECT' });
  });

  it('can be asked for when a client connects, ends with its transaction, and holds for what was prepared', async () => {
    const client = await lab.sql.client(way, { options: '-c search_path=lab' });
    const named = { name: 'people', text: 'SELECT id FROM people' };
    expect((await client.query(named)).rows).toHaveLength(1);
    await client.query('BEGIN');
    await client.query('SET LOCAL search_path = public');
    await expect(client.query(named)).rejects.toMatchObject({ code: '42P01' });
    await client.query('ROLLBACK');
    expect((await client.query(named)).rows).toHaveLength(1);
    expect(await refused(client, 'SET search_path = a b')).toMatchObject({ code: '42601' });
    expect(await one(client, 'SHOW search_path')).toEqual({ search_path: 'lab' });
  });
});

describe('a type of the source that a client declares', () => {
  it('is left to PostgreSQL, whether there is such a type or not; what looks names up is refused', async () => {
    const wire = await wireTo(urlOf(lab.sql, way));
    const asked = async (type: number, text: string) => {
      const answer = await wire.ask(
        { kind: 'parse', statement: '', text, types: [type] },
        { kind: 'bind', portal: '', statement: '', formats: [], values: [Buffer.from('angry')], results: [] },
        { kind: 'execute', portal: '', rows: 0 },
        { kind: 'sync' } satisfies FrontendMessage,
      );
      return answer.flatMap((message) => (message.kind === 'error' ? [message.fields.get('C')] : []));
    };
    const { rows } = await lab.owner.query<{ oid: number }>("SELECT 'lab.mood'::regtype::oid AS oid");
    for (const type of [rows[0]?.oid ?? 0, 987_654_321]) {
      expect(await asked(type, 'SELECT id FROM lab.people WHERE mood = $1')).toEqual([]);
    }
    // regclass
    expect(await asked(2205, 'SELECT id FROM lab.people WHERE mood = $1')).toEqual(['42704']);
    wire.end();
  });
});
