import { describe, expect, it } from 'vitest';
import type { CatalogueColumn } from './catalogue.ts';
import { driftOf, reachDrift } from './drift.ts';
import { guessCategory, guessLabel } from './guess.ts';
import { draftDataMap } from './introspect.ts';

function table(
  name: string,
  columns: readonly (readonly [column: string, sqlType: string, note?: 'key' | `-> ${string}`])[],
): readonly CatalogueColumn[] {
  return columns.map(([column, sqlType, note]) => ({
    table: name,
    column,
    sqlType,
    exact: sqlType,
    primaryKey: note === 'key',
    references: note?.startsWith('-> ') === true ? note.slice(3) : null,
  }));
}

const catalogue = [
  ...table('public.customers', [
    ['id', 'bigint', 'key'],
    ['full_name', 'text'],
    ['email', 'character varying'],
    ['birth_date', 'date'],
    ['shoe_size', 'integer'],
    ['created_at', 'timestamp with time zone'],
  ]),
  ...table('public.orders', [
    ['id', 'uuid', 'key'],
    ['customer_id', 'bigint', '-> public.customers'],
    ['shop_id', 'bigint', '-> public.shops'],
    ['total', 'numeric'],
  ]),
  ...table('clinic.prescriptions', [
    ['nr', 'integer', 'key'],
    ['customer_id', 'bigint', '-> public.customers'],
    ['drug', 'text'],
    ['strength', 'text'],
  ]),
  ...table('public.shops', [
    ['id', 'bigint', 'key'],
    ['city', 'text'],
  ]),
  ...table('public.log', [['line', 'text']]),
];

describe('draftDataMap', () => {
  const draft = draftDataMap('shop', catalogue);

  it('finds the customer table and what points at it, and leaves the rest out', () => {
    expect(draft.resources.map(({ name, key, subjectKey }) => [name, key, subjectKey])).toEqual([
      ['customers', 'id', 'id'],
      ['orders', 'id', 'customer_id'],
      ['prescriptions', 'nr', 'customer_id'],
      ['conversation', 'id', ''],
    ]);
  });

  it('guesses category and type, and the widest category where it cannot', () => {
    const fields = draft.resources.flatMap((resource) => resource.fields);
    expect(
      Object.fromEntries(fields.map(({ name, category, type }) => [name, `${category} ${type}`])),
    ).toEqual({
      full_name: 'user.name text',
      email: 'user.contact.email text',
      birth_date: 'user.demographic.date_of_birth date',
      shoe_size: 'user integer',
      created_at: 'system.operations timestamp',
      shop_id: 'user.unique_id integer',
      total: 'user.financial numeric',
      drug: 'user.health_and_medical text',
      strength: 'user.health_and_medical text',
      body: 'user.content.private text',
    });
  });

  it('keeps the schema in the name where two tables share one, and quotes hostile names', () => {
    const odd = [
      ...table('public.users', [['id', 'bigint', 'key']]),
      ...table('a.notes', [
        ['x,y', 'bigint', 'key'],
        ['u', 'bigint', '-> public.users'],
      ]),
      ...table('"b.c".notes', [
        ['id', 'bigint', 'key'],
        ['u', 'bigint', '-> public.users'],
      ]),
    ];
    const { resources } = draftDataMap('odd', odd);
    expect(resources.map(({ name, key }) => [name, key]).slice(1, 3)).toEqual([
      ['a.notes', '"x,y"'],
      ['"b.c".notes', 'id'],
    ]);
  });

  it('ties a table to its customer by several columns, another unique one, or the table it points at', () => {
    const shop = [
      ...table('a.customers', [
        ['tenant', 'integer', 'key'],
        ['no,', 'text', 'key'],
        ['card', 'text'],
      ]),
      ...table('a.orders', [
        ['id', 'integer', 'key'],
        ['t', 'integer'],
        ['c', 'text'],
      ]),
      ...table('a.lines', [
        ['order', 'integer', 'key'],
        ['item', 'text', 'key'],
      ]),
      ...table('a.visits', [
        ['id', 'integer', 'key'],
        ['card', 'text'],
      ]),
      ...table('a.parts', [
        ['id', 'integer', 'key'],
        ['line', 'integer'],
      ]),
    ];
    const { resources } = draftDataMap('shop', shop, [
      // Not in the order of the customers' key.
      { table: 'a.orders', columns: ['c', 't'], to: 'a.customers', toColumns: ['no,', 'tenant'] },
      { table: 'a.lines', columns: ['order'], to: 'a.orders', toColumns: ['id'] },
      { table: 'a.visits', columns: ['card'], to: 'a.customers', toColumns: ['card'] },
      // Two tables away from a customer.
      { table: 'a.parts', columns: ['line'], to: 'a.lines', toColumns: ['order'] },
    ]);
    expect(resources.map(({ name, subjectKey, via }) => [name, subjectKey, via])).toEqual([
      ['customers', 'tenant,"no,"', undefined],
      ['orders', 't,c', undefined],
      ['lines', 't,c', { table: 'a.orders', key: 'id', on: 'order' }],
      ['visits', 'tenant,"no,"', { table: 'a.customers', key: 'card', on: 'card' }],
      ['conversation', '', undefined],
    ]);
    expect(driftOf({ source: 'shop', version: 1, resources }, shop)).toEqual([
      {
        kind: 'column-unmapped',
        resource: 'a.parts',
        field: null,
        problem: 'Table is not in the data map: hidden.',
      },
    ]);
  });

  it('drafts the conversation alone when no table lists customers', () => {
    expect(draftDataMap('log', table('public.log', [['line', 'text', 'key']])).resources).toHaveLength(1);
  });
});

describe('guesses', () => {
  it.each([
    ['t', 'ip_address', 'user.device.ip_address'],
    ['t', 'emailAddress', 'user.contact.email'],
    ['t', 'street_address', 'user.contact.address.street'],
    ['t', 'mobile', 'user.contact.phone_number'],
    ['t', 'password_hash', 'user.authorization.credentials'],
    ['t', 'border', 'user'],
    ['lab_results', 'notes', 'user.health_and_medical'],
    ['patients', 'notes', 'user.content.private'],
  ])('%s.%s -> %s', (of, column, category) => {
    expect(guessCategory(of, column)).toBe(category);
  });

  it('make words of a column name', () => {
    expect(guessLabel('date_of_birth')).toBe('Date of birth');
    expect(guessLabel('zipCode')).toBe('Zip Code');
  });
});

describe('driftOf', () => {
  const draft = draftDataMap('shop', catalogue);

  it('reports what the map does not hold', () => {
    expect(driftOf(draft, catalogue)).toEqual([
      {
        kind: 'column-unmapped',
        resource: 'public.shops',
        field: null,
        problem: 'Table is not in the data map: hidden.',
      },
      {
        kind: 'column-unmapped',
        resource: 'public.log',
        field: null,
        problem: 'Table is not in the data map: hidden.',
      },
    ]);
    const more = [...catalogue, ...table('public.customers', [['iris_scan', 'bytea']])];
    expect(driftOf(draft, more)).toContainEqual({
      kind: 'column-unmapped',
      resource: 'customers',
      field: 'iris_scan',
      problem: 'Column is not in the data map: hidden.',
    });
  });

  it('reports what is gone or changed its type', () => {
    const less = catalogue
      .filter(({ table: of, column }) => of !== 'public.orders' && column !== 'email')
      .map((column) => (column.column === 'shoe_size' ? { ...column, sqlType: 'text' } : column))
      .map((column) => (column.column === 'full_name' ? { ...column, sqlType: 'integer' } : column));
    const found = driftOf(draft, less).map(
      ({ resource, field, problem }) => `${resource}.${field ?? '*'} ${problem}`,
    );
    expect(found).toContain('orders.* Table is gone from the source.');
    expect(found).toContain('customers.email Column is gone from the source.');
    expect(found).toContain('customers.shoe_size Column has another type than the data map says.');
    // Whatever it is, it has a text form.
    expect(found.join()).not.toContain('full_name');
  });

  it('reports what somebody opened to the reading login', () => {
    expect(reachDrift(['table public.t'])).toEqual([
      {
        kind: 'reach-open',
        resource: 'table public.t',
        field: null,
        problem: 'Open to the reading login: revoke it from PUBLIC.',
      },
    ]);
  });
});
