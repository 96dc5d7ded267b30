import { grantOf, openScopeSql, viewName, whoAmISql, type ViewKind } from '@cordon/core/sql';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, TERMS, testSource, type TestSource } from '../../../../tests/support/source.ts';

/** With a real number of customers no access may read the whole table: the plan names an index wherever there is one. */
describe('the plan of a read among 50,000 customers', () => {
  let source: TestSource;
  let reader: pg.Client;
  let scope: pg.Client;

  beforeAll(async () => {
    source = await testSource(50_000);
    reader = await source.reader();
    scope = await connectTo(source.urls.scope);
  });

  afterAll(async () => {
    await scope.end();
    await source.drop();
  });

  const planOf = async (kind: ViewKind, resource: string, field: string, literal: string | null) => {
    const view = viewName({ kind, termsHash: TERMS, purpose: 'support', role: 'tier1', resource, field });
    const { rows } = await reader.query<{ pid: number; session: string }>(whoAmISql);
    const [me] = rows;
    await scope.query(openScopeSql, [me?.pid, me?.session, [grantOf(kind, view.key)], ['7'], literal]);
    const explained = await reader.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) SELECT * FROM ${view.sql}`,
    );
    return explained.rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  const wholeTable = /Seq Scan on (public\.)?(customers|visits)/;

  it.each([
    ['read', 'customers', '', null, 'customers_pkey'],
    ['reveal', 'customers', 'email', '7', 'customers_pkey'],
    ['confirm', 'customers', 'email', 'person7@example.com', 'customers_pkey'],
    ['lookup', 'customers', 'email', 'person7@example.com', 'customers_lower_idx'],
    ['lookup', 'customers', 'code', '00000000-0000-4000-8000-000000000007', 'customers_code_key'],
    ['read', 'visits', '', null, 'visits_old_customer_id_idx'],
  ] as const)('of a %s of %s %s uses an index', async (kind, resource, field, literal, index) => {
    const plan = await planOf(kind, resource, field, literal);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(wholeTable);
  });

  it('of a lookup without an index reads the whole table, which is how this test would notice', async () => {
    expect(await planOf('lookup', 'customers', 'phone', '+1 555 100-0007')).toMatch(wholeTable);
  });

  it('finds the row it was about', async () => {
    expect(await planOf('read', 'customers', '', null)).toMatch(/actual rows=1\b/);
  });
});
