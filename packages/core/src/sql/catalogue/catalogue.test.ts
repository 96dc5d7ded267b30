import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteIdentifier } from '../identifier.ts';
import { catalogueOf, resolveRegclass, type CatalogueInput } from './index.ts';

const input: CatalogueInput = {
  tables: [{ schema: 'public', table: 'customers', columns: [{ name: 'id', shows: 'own' }] }],
  user: "o'tool",
  database: 'shop',
  settings: new Map([['server_version', '19.0']]),
  functions: ['lower'],
  system: new Map([
    [
      'pg_catalog.pg_class',
      [
        { name: 'oid', type: 'oid' },
        { name: 'relname', type: 'name' },
        { name: 'relsecretofnineteen', type: 'text[]' },
      ],
    ],
    ['pg_catalog.pg_secret', [{ name: 'secret', type: 'text' }]],
    ['pg_catalog.pg_stats', [{ name: 'most_common_vals', type: 'anyarray' }]],
    ['information_schema.views', [{ name: 'view_definition', type: 'information_schema.character_data' }]],
  ]),
};

describe('a version that nobody has looked at yet', () => {
  const { relations } = catalogueOf(input);
  const of = (name: string) => relations.find((each) => each.name === name);

  it('has typed nulls for columns no rule knows', () => {
    expect(of('pg_class')?.columns).toEqual(['oid', 'relname', 'relsecretofnineteen']);
    expect(of('pg_class')?.select).toContain('CAST(NULL AS text[]) AS "relsecretofnineteen"');
  });

  it('has no relations no rule knows, and none that the version lacks', () => {
    expect(relations.map(({ schema, name }) => `${schema}.${name}`).sort()).toEqual([
      'information_schema.views',
      'pg_catalog.pg_class',
    ]);
  });

  it('fences every relation, so that no condition of a client is moved before the filter', () => {
    for (const { select } of relations)
      expect(select.startsWith('(') && select.endsWith(' OFFSET 0)')).toBe(true);
  });
});

describe('functions and casts', () => {
  const { functions, casts } = catalogueOf(input);

  it('quote what the client is called', () => {
    const name = functions.get('pg_get_userbyid');
    expect(name?.as === 'replaced' && name.by(['1'])).toContain("'o''tool'");
  });

  it.each([
    'pg_read_file',
    'query_to_xml',
    'pg_sleep',
    'nextval',
    'dblink',
    'pg_stat_get_activity',
    'lo_get',
    'pg_ls_dir',
  ])('do not know %s', (name) => {
    expect(functions.has(name)).toBe(false);
  });

  it('know no other cast to a number of the catalogue', () => {
    expect([...casts.keys()].sort()).toEqual([
      'regclass',
      'regnamespace',
      'regproc',
      'regrole',
      'regtype',
      'regtype[]',
    ]);
  });
});

describe('resolveRegclass', () => {
  const tables = [
    { schema: 'public', table: 'customers' },
    { schema: 'Odd "s"', table: 'a.b' },
    { schema: 'app', table: 'orders' },
  ];

  it.each([
    ['customers', 'customers'],
    ['CUSTOMERS', 'customers'],
    [' public.customers ', 'customers'],
    ['"public"."customers"', 'customers'],
    ['app.orders', 'orders'],
    ['"Odd ""s"""."a.b"', 'a.b'],
    ['orders', undefined],
    ['"CUSTOMERS"', undefined],
    ['shop.public.customers', undefined],
    ['customers; SELECT 1', undefined],
    ['', undefined],
    ['"', undefined],
    ['16384', undefined],
    ['public.', undefined],
    ['secret', undefined],
  ])('%j', (text, table) => {
    expect(resolveRegclass(text, tables)?.table).toBe(table);
  });

  it('finds every table by its quoted name, and by nothing else', () => {
    const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(name, name, name, (schema, table, other) => {
        const only = [{ schema, table }];
        const quoted = `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
        expect(resolveRegclass(quoted, only)).toBe(only[0]);
        const wrong = `${quoteIdentifier(schema)}.${quoteIdentifier(other)}`;
        expect(resolveRegclass(wrong, only)).toBe(other === table ? only[0] : null);
      }),
    );
  });
});
