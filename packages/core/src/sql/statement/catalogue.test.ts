import { beforeAll, describe, expect, it } from 'vitest';
import { ofEvery, ofOne, shopRelations } from '../../../../../tests/support/statements.ts';
import type { Known, KnownFunction } from './contract.ts';
import { loadParser, parseText } from './parser.ts';
import { rewriteStatement } from './rewrite.ts';

beforeAll(loadParser);

const functions = new Map<string, KnownFunction>([
  [
    'pg_get_userbyid',
    { as: 'replaced', by: ([oid = '']) => `CASE WHEN ${oid} IS NOT NULL THEN 'owner'::name END` },
  ],
  ['version', { as: 'replaced', by: () => `'PostgreSQL'::text` }],
  ['coalesce_both', { as: 'replaced', by: (args) => `coalesce(${args.join(', ')})` }],
  ['format_type', { as: 'pass' }],
  ['_pg_expandarray', { as: 'pass', schema: 'information_schema' }],
]);

const known: Known = {
  relations: [
    ...shopRelations,
    {
      schema: 'pg_catalog',
      name: 'pg_class',
      view: `(SELECT oid, relname FROM pg_catalog.pg_class WHERE relname = 'customers' OFFSET 0)`,
      columns: ['oid', 'relname'],
      subject: null,
      key: null,
      lookups: new Map(),
    },
  ],
  scope: 'every',
  leastGroup: 5,
  functions,
  casts: new Map([
    [
      'regclass',
      { as: 'replaced', by: ([name = '']) => `(SELECT oid FROM pg_class WHERE relname = ${name})` },
    ],
  ]),
  names: { user: 'svc_1', database: 'shop', schema: 'public' },
};

const sqlOf = (text: string): string => {
  const answer = rewriteStatement(text, known);
  if (!answer.ok) throw new Error(`${answer.code} ${answer.word ?? ''}`);
  // A sub-select is put in after the comparison, so the test reads it again.
  expect(() => parseText(answer.sql)).not.toThrow();
  return answer.sql;
};

describe('the catalogue', () => {
  it('is read through its sub-select, by name with schema or without', () => {
    for (const name of ['pg_class', 'pg_catalog.pg_class']) {
      expect(rewriteStatement(`SELECT c.relname FROM ${name} c WHERE c.oid = 5`, known)).toMatchObject({
        kind: 'catalogue',
        relations: [],
        subjects: 0,
        sql: expect.stringContaining(`FROM pg_catalog.pg_class WHERE relname = 'customers'`) as string,
      });
    }
  });

  it('is not put where a client wrote its mark', () => {
    const answer = rewriteStatement("SELECT 'cordon.cordon_1 )', 'cordon_1', relname FROM pg_class", known);
    expect(answer).toMatchObject({ ok: false, code: 'statement-shape-refused' });
    expect(sqlOf("SELECT 'cordon.cordon_9 )' FROM pg_class")).toContain("'cordon.cordon_9 )'");
  });

  it('may see itself in a WITH, as long as no customer is in it', () => {
    const chain = (start: string) =>
      `WITH RECURSIVE r(name, n) AS (SELECT relname, 1 FROM pg_class UNION SELECT ${start}) SELECT name FROM r`;
    expect(sqlOf(chain('r.name, n + 1 FROM r JOIN pg_class c ON c.relname = r.name'))).toContain('RECURSIVE');
    const joined = 'r.name, n + 1 FROM r JOIN customers c ON c.name = r.name';
    expect(rewriteStatement(chain(joined), known)).toMatchObject({ ok: false });
    // Whoever is named around it is counted there.
    const around = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT n + 1 FROM r) SELECT n FROM r';
    expect(rewriteStatement(`${around}, customers`, known)).toMatchObject({ ok: true, subjects: 1 });
    const inside = `${around} WHERE EXISTS (SELECT FROM public.customers)`;
    expect(rewriteStatement(inside, known)).toMatchObject({ ok: false });
  });

  it('may repeat by a count of its own, which is held to three digits', () => {
    expect(sqlOf("SELECT repeat('x', length(relname::text)) FROM pg_class").toUpperCase()).toMatch(
      /REPEAT\(.*NUMERIC\(3\)/u,
    );
    for (const text of [
      "SELECT repeat(repeat('x', length(relname::text)), length(relname::text)) FROM pg_class",
      "SELECT repeat('x', length(relname::text)) FROM pg_class, customers",
      "SELECT repeat('x', 1000000) FROM pg_class",
    ]) {
      expect(rewriteStatement(text, known)).toMatchObject({ ok: false, code: 'function-refused' });
    }
  });

  it('is no relation of customers: min, max and sub-selects over it are free', () => {
    expect(sqlOf('SELECT max(relname), (SELECT relname FROM pg_class LIMIT 1) FROM pg_class')).toContain(
      'max',
    );
    expect(sqlOf('SELECT DISTINCT relname FROM pg_class UNION SELECT relname FROM pg_class')).not.toContain(
      'HAVING',
    );
  });
});

describe('functions of the catalogue', () => {
  it.each([
    [
      'SELECT pg_get_userbyid(c.oid) FROM pg_class c',
      `CASE WHEN c.oid IS NOT NULL THEN CAST('owner' AS name) END AS pg_get_userbyid`,
    ],
    ['SELECT pg_catalog.version()', `'PostgreSQL'::text AS version`],
    ['SELECT coalesce_both(1, $1)', 'COALESCE(1, $1) AS coalesce_both'],
    ['SELECT format_type(23, NULL)', 'pg_catalog.format_type(23, NULL)'],
    [
      'SELECT (information_schema._pg_expandarray(ARRAY[1])).n',
      '(information_schema._pg_expandarray(ARRAY[1])).n',
    ],
    ['SELECT x.n FROM _pg_expandarray(ARRAY[1]) x', 'information_schema._pg_expandarray(ARRAY[1]) AS x'],
    [
      `SELECT 'customers'::regclass`,
      `SELECT (SELECT oid FROM pg_class WHERE relname = 'customers') AS regclass`,
    ],
    [
      'SELECT current_user, current_catalog, current_schema',
      `CAST('svc_1' AS name) AS "current_user", CAST('shop' AS name) AS "current_catalog"`,
    ],
  ])('stand for what they were: %s', (text, part) => {
    expect(sqlOf(text)).toContain(part);
  });

  it.each([
    ['SELECT evil.version()', 'function-refused'],
    ['SELECT public._pg_expandarray(ARRAY[1])', 'function-refused'],
    ['SELECT version() OVER ()', 'function-refused'],
    ['SELECT format_type(a => 1)', 'function-refused'],
    ['SELECT pg_get_userbyid(ctid) FROM pg_class', 'column-refused'],
    [`SELECT '{x}'::regclass[]`, 'type-refused'],
    [`SELECT 'x'::evil.regclass`, 'type-refused'],
  ])('and nothing beside them: %s', (text, code) => {
    expect(rewriteStatement(text, known)).toMatchObject({ ok: false, code });
  });

  it('are not there where they are not known', () => {
    for (const each of [ofOne, ofEvery]) {
      expect(rewriteStatement('SELECT version()', each)).toMatchObject({ code: 'function-refused' });
    }
  });
});
