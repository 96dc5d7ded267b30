import { createHmac } from 'node:crypto';
import type { Cell, DataMap, Plan, Resource } from '@cordon/core/kernel';
import { maskCell, maskSql } from '@cordon/core/masking';
import {
  grantOf,
  openScopeSql,
  quoteIdentifier,
  quoteTable,
  sourceRoles,
  splitNames,
  viewName,
  viewsSql,
  whoAmISql,
  type Profile,
} from '@cordon/core/sql';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type EmptyDatabase } from '../../../../tests/support/database.ts';
import { connectTo } from '../../../../tests/support/source.ts';
import { profilesFor, zoo } from '../../../../tests/support/zoo.ts';
import { keptOf, readCatalogue, readForeignKeys, typesOf } from './catalogue.ts';
import { connectSource } from './connect.ts';
import { driftOf } from './drift.ts';
import { draftDataMap } from './introspect.ts';
import { asOwner, runScript } from './owner.ts';
import { createReader, type SourceReader } from './reader.ts';

/*
 * The generator against an oracle: for each schema the source's own draft is confirmed as it is, and what the views
 * show is compared with rows that were read by hand, masked by the functions, and put into tables: cell by cell, and
 * by what filters, sorting and aggregates say of them.
 */

const ROWS = 4_000;

describe.each(zoo(ROWS))('views of $name', (animal) => {
  let database: EmptyDatabase;
  let owner: pg.Client;
  let login: pg.Client;
  let scope: pg.Client;
  let reader: SourceReader;
  let map: DataMap;
  let profiles: readonly Profile[];
  let terms = '';
  let hmac: (text: string) => Uint8Array;

  beforeAll(async () => {
    database = await emptyDatabase('zoo');
    await asOwner(database.ownerUrl, (client) => client.query(animal.sql));
    const urls = await connectSource('zoo', database.ownerUrl);
    owner = await connectTo(urls.owner);
    await owner.query(`SET timezone = 'UTC'`);
    login = await connectTo(urls.reader);
    scope = await connectTo(urls.scope);
    reader = createReader(urls, (error) => {
      faults.push(error);
    });
    const { rows } = await owner.query<{ key: Buffer }>('SELECT inner_pad AS key FROM cordon.token_keys');
    const key = rows[0]?.key.map((byte) => byte ^ 0x36).subarray(0, 32) ?? Buffer.alloc(0);
    hmac = (text) => createHmac('sha256', key).update(text).digest();
  });

  const faults: unknown[] = [];

  afterAll(async () => {
    await reader.close();
    for (const client of [owner, login, scope]) await client.end();
    await database.drop();
  });

  /** The draft, confirmed, under treatments that begin at another one each time. */
  const apply = async (first: number) => {
    terms = String(first).repeat(64);
    await asOwner(database.ownerUrl, async (client) => {
      const columns = await readCatalogue(client);
      const draft = draftDataMap('zoo', columns, await readForeignKeys(client));
      map = { ...draft, resources: [...draft.resources, ...animal.byHand] };
      profiles = profilesFor(map, first);
      const { reader: role } = sourceRoles('zoo', database.name);
      const input = {
        termsHash: terms,
        dataMap: map,
        profiles,
        types: typesOf(columns),
        columns: keptOf(columns),
        mask: maskSql,
        reader: role,
        scopeBy: 'table' as const,
      };
      await runScript(client, viewsSql(input));
    });
  };

  const tables = (): readonly Resource[] => map.resources.filter(({ kind }) => kind === 'table');

  const planOf = (resource: Resource, subject: string): Extract<Plan, { kind: 'read' }> => ({
    ...{ access: '0'.repeat(32), source: 'zoo', termsHash: terms, purpose: 'support', role: 'tier1' },
    ...{ kind: 'read', resource: resource.name, subjects: [subject] },
    columns: resource.fields.map(({ name, type }) => ({
      field: name,
      type,
      treatment: treatmentOf(resource, name),
    })),
  });

  const treatmentOf = ({ name }: Resource, field: string) =>
    profiles.find(({ resource }) => resource === name)?.fields.find((one) => one.field === field)
      ?.treatment ?? 'hidden';

  /** What must be shown: the rows by hand, masked by the functions. */
  const masked = async (resource: Resource, subject: string): Promise<readonly (readonly Cell[])[]> => {
    const columns = resource.fields.map(({ name }) => `t.${quoteIdentifier(name)}::text`);
    const keys = splitNames(resource.key, ',').map(quoteIdentifier).join(', ');
    const { rows } = await owner.query<(string | null)[]>({
      rowMode: 'array',
      text: `SELECT ${columns.join(', ')} FROM ${quoteTable(resource.table)} t
        WHERE ${animal.owns[resource.name]?.(subject) ?? ''} ORDER BY ${keys}`,
    });
    return rows.map((cells) =>
      resource.fields.map(({ name, type, category }, nth) =>
        maskCell(treatmentOf(resource, name), cells[nth] ?? null, type, category, { hmac }),
      ),
    );
  };

  const openScope = async (resource: Resource, subject: string) => {
    const view = viewName({
      kind: 'read',
      termsHash: terms,
      purpose: 'support',
      role: 'tier1',
      resource: resource.name,
      field: '',
    });
    const { rows } = await login.query<{ pid: number; session: string }>(whoAmISql);
    await scope.query(openScopeSql, [
      rows[0]?.pid,
      rows[0]?.session,
      [grantOf('read', view.key)],
      [subject],
      null,
    ]);
    return view;
  };

  it('begin with a draft that finds every table and knows whose its rows are', async () => {
    await apply(0);
    expect(
      tables()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(animal.owns).toSorted());
    const columns = await asOwner(database.ownerUrl, readCatalogue);
    expect(driftOf(map, columns).filter(({ problem }) => !problem.includes('not in the data map'))).toEqual(
      [],
    );
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'show what a masked copy holds, cell by cell (treatments from %i)',
    async (first) => {
      await apply(first);
      for (const subject of animal.subjects) {
        const { tables: read } = await reader.readCase(
          tables().map((table) => planOf(table, subject)),
          null,
        );
        for (const [nth, resource] of tables().entries()) {
          const expected = await masked(resource, subject);
          expect(expected.length, resource.name).toBeGreaterThan(0);
          expect(
            read[nth]?.map(({ cells }) => resource.fields.map(({ name }) => cells[name])),
            `${resource.name} of ${subject}`,
          ).toEqual(expected);
        }
      }
      expect(faults).toEqual([]);
    },
  );

  it.each([1])(
    'answer filters, sorting and aggregates as a masked copy does (treatments from %i)',
    async (first) => {
      await apply(first);
      const [subject] = animal.subjects;
      for (const resource of tables()) {
        const view = await openScope(resource, subject);
        await owner.query(
          `DROP TABLE IF EXISTS cordon.copy; CREATE TABLE cordon.copy AS SELECT * FROM ${view.sql} WITH NO DATA`,
        );
        const names = resource.fields.map(({ name }) => quoteIdentifier(name)).join(', ');
        for (const cells of await masked(resource, subject)) {
          const values = cells.map((_, nth) => `$${String(nth + 1)}`).join(', ');
          await owner.query(`INSERT INTO cordon.copy (${names}) VALUES (${values})`, [...cells]);
        }
        for (const field of resource.fields) {
          const column = `${quoteIdentifier(field.name)}::text COLLATE "C"`;
          const raw = `(SELECT ${quoteIdentifier(field.name)}::text FROM ${quoteTable(resource.table)} t WHERE ${animal.owns[resource.name]?.(subject) ?? ''} LIMIT 1)`;
          const literal =
            (await owner.query<{ text: string | null }>(`SELECT quote_literal(${raw}) AS text`)).rows[0]
              ?.text ?? 'NULL';
          for (const asked of [
            `SELECT count(*), count(${column}), min(${column}), max(${column}) FROM TABLE_`,
            `SELECT ${column} FROM TABLE_ ORDER BY 1 DESC NULLS LAST`,
            `SELECT ${column}, count(*) FROM TABLE_ GROUP BY 1 ORDER BY 1`,
            `SELECT count(*) FROM TABLE_ WHERE ${column} = ${literal}`,
            `SELECT count(*) FROM TABLE_ WHERE ${column} LIKE '%a%' OR length(${column}) > 7`,
          ]) {
            const shown = await login.query({ rowMode: 'array', text: asked.replace('TABLE_', view.sql) });
            const copied = await owner.query({
              rowMode: 'array',
              text: asked.replace('TABLE_', 'cordon.copy'),
            });
            expect(shown.rows, asked).toEqual(copied.rows);
          }
        }
      }
    },
  );

  it('hold rows to their customer: looked up, revealed and confirmed for nobody else', async () => {
    await apply(0);
    const [one, other] = animal.subjects;
    for (const resource of tables()) {
      const field = resource.fields.find(({ type }) => type === 'text' || type === 'numeric');
      if (field === undefined) continue;
      const asked = { ...planOf(resource, one), field: field.name };
      const [row] = (await reader.readCase([planOf(resource, one)], null)).tables[0] ?? [];
      const key = row?.key ?? '';
      expect(
        await reader.reveal({ ...asked, kind: 'reveal', subject: one, key }),
        resource.name,
      ).not.toBeNull();
      expect(
        await reader.reveal({ ...asked, kind: 'reveal', subject: other, key }),
        resource.name,
      ).toBeNull();
    }
    const [customers] = tables();
    const named = customers?.fields.find(({ name }) => /name/i.test(name));
    if (customers === undefined || named === undefined) throw new Error('the draft has no name');
    const { rows } = await owner.query<{ name: string }>(
      `SELECT ${quoteIdentifier(named.name)} AS name FROM ${quoteTable(customers.table)} t WHERE ${animal.owns[customers.name]?.(one) ?? ''}`,
    );
    const said = { ...planOf(customers, one), field: named.name, literal: rows[0]?.name ?? '' };
    expect(await reader.lookup({ ...said, kind: 'lookup' })).toBe(one);
    expect(await reader.confirm({ ...said, kind: 'confirm', subject: one })).toBe(true);
    expect(await reader.confirm({ ...said, kind: 'confirm', subject: other })).toBe(false);
  });

  it('read by an index', async () => {
    await apply(0);
    for (const resource of tables()) {
      const index = animal.indexes[resource.name];
      if (index === undefined) continue;
      const view = await openScope(resource, animal.subjects[0]);
      const { rows } = await login.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT * FROM ${view.sql}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on (?!scope|token)/);
    }
  });
});
