import type { DataMap, Field, FieldType, Resource, Treatment } from '@cordon/core/kernel';

/** A column of the laboratory: its type in PostgreSQL, how a row's value is made, and what each credential sees of it. */
export interface LabColumn {
  readonly name: string;
  readonly sqlType: string;
  readonly type: FieldType;
  readonly category: string;
  /** An expression of `i`, the customer's number. */
  readonly value: string;
  /** What an agent for orders sees. */
  readonly agent: Treatment;
  /** What the masked service account sees. */
  readonly service: Treatment;
  readonly lookup?: true;
  readonly freeText?: true;
}

export interface LabTable {
  /** As the client names it. */
  readonly name: string;
  readonly key: string;
  readonly subjectKey: string;
  readonly via?: Resource['via'];
  readonly columns: readonly LabColumn[];
}

const column = (
  name: string,
  sqlType: string,
  type: FieldType,
  category: string,
  value: string,
  [agent, service]: readonly [Treatment, Treatment],
  more: Pick<LabColumn, 'lookup' | 'freeText'> = {},
): LabColumn => ({ name, sqlType, type, category, value, agent, service, ...more });

const open = ['clear', 'clear'] as const;
const id = (name: string, value = '(i)::bigint'): LabColumn =>
  column(name, 'bigint', 'integer', 'user.unique_id', value, ['clear', 'token']);

/** Every kind of column. Values tell by their looks whose they are: `CANARY-<customer>-<column>`, years from 2971 on. */
export const labTables: readonly LabTable[] = [
  {
    name: 'lab.people',
    key: 'id',
    subjectKey: 'id',
    columns: [
      id('id'),
      column('name', 'text', 'text', 'user.name', `'CANARY-' || i || '-name Person'`, ['partial', 'partial']),
      column(
        'email',
        'text',
        'text',
        'user.contact.email',
        `'CANARY-' || i || '-email@example.com'`,
        ['partial', 'token'],
        {
          lookup: true,
        },
      ),
      column(
        'phone',
        'character varying(40)',
        'text',
        'user.contact.phone_number',
        `'+1 555 88' || (17700 + i)`,
        ['token', 'generalise'],
        { lookup: true },
      ),
      column('code', 'character(20)', 'text', 'system.operations.code', `'CANARY-' || i || '-code'`, [
        'clear',
        'redact',
      ]),
      column('born', 'date', 'date', 'user.demographic.date_of_birth', `date '2981-02-03' + (i)::int`, [
        'generalise',
        'generalise',
      ]),
      column('age', 'integer', 'integer', 'user.demographic.age', `88027700 + i`, ['hidden', 'generalise']),
      column('balance', 'numeric(10,2)', 'numeric', 'user.financial', `88017.11 + i`, [
        'generalise',
        'generalise',
      ]),
      column('score', 'double precision', 'numeric', 'user.behavior.score', `88017.375 + i`, [
        'clear',
        'clear',
      ]),
      column('active', 'boolean', 'boolean', 'system.operations.active', `i % 2 = 0`, open),
      column(
        'seen',
        'timestamp with time zone',
        'timestamp',
        'user.device.seen',
        `timestamptz '2971-03-04 05:06:07.125+00' + i * interval '1 day'`,
        ['generalise', 'partial'],
      ),
      column(
        'uid',
        'uuid',
        'text',
        'user.device.uid',
        `('ca7a91ca-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid`,
        ['redact', 'clear'],
      ),
      column(
        'extra',
        'jsonb',
        'json',
        'user.behavior.extra',
        `jsonb_build_object('k', 'CANARY-' || i || '-extra', 'n', i)`,
        ['hidden', 'clear'],
      ),
      column('tags', 'integer[]', 'text', 'user.preferences', `ARRAY[88017700 + i, i]::int[]`, [
        'clear',
        'clear',
      ]),
      column(
        'mood',
        'lab.mood',
        'text',
        'user.behavior.mood',
        `(ARRAY['calm','angry',NULL])[1 + i % 3]::lab.mood`,
        open,
      ),
      column('blob', 'bytea', 'text', 'user.biometric', `('\\xca7a91ca' || lpad(to_hex(i), 8, '0'))::bytea`, [
        'hidden',
        'clear',
      ]),
      column(
        'nick',
        'public.citext',
        'text',
        'user.account.nick',
        `('CANARY-' || i || '-nick')::public.citext`,
        ['clear', 'clear'],
      ),
      column('Odd "Name', 'text', 'text', 'user.social', `'CANARY-' || i || '-odd'`, ['redact', 'clear']),
      column(
        'select',
        'text',
        'text',
        'user.workplace',
        `CASE WHEN i % 2 = 0 THEN 'CANARY-' || i || '-select' END`,
        ['clear', 'clear'],
      ),
      column(
        'note',
        'text',
        'text',
        'user.content.private',
        `'CANARY-' || i || '-email@example.com called from +1 555 88' || (17700 + i)`,
        ['redact', 'redact'],
        {
          freeText: true,
        },
      ),
    ],
  },
  {
    name: 'lab.orders',
    key: 'people_id,nr',
    subjectKey: 'people_id',
    columns: [
      id('people_id'),
      column('nr', 'integer', 'integer', 'system.operations.nr', 'n', open),
      column('total', 'numeric(10,2)', 'numeric', 'user.behavior.purchase_history', `n * 100 + i + 0.5`, [
        'clear',
        'generalise',
      ]),
      column(
        'state',
        'text',
        'text',
        'system.operations.state',
        `(ARRAY['open','paid','sent'])[1 + (i + n) % 3]`,
        open,
      ),
      column(
        'placed',
        'timestamp with time zone',
        'timestamp',
        'system.operations.placed',
        `timestamptz '2026-01-15 10:30:00+00' + i * interval '1 hour' + n * interval '9 days'`,
        open,
      ),
      column('memo', 'text', 'text', 'user.content.public', `'CANARY-' || i || '-memo' || n`, [
        'redact',
        'clear',
      ]),
    ],
  },
  {
    name: 'lab.items',
    key: 'id',
    subjectKey: 'people_id',
    via: { table: 'lab.orders', key: 'people_id,nr', on: 'owner,nr' },
    columns: [
      column('id', 'bigint', 'integer', 'system.operations.item', 'i * 10 + n', open),
      id('owner'),
      column('nr', 'integer', 'integer', 'system.operations.nr', 'n', open),
      column('sku', 'text', 'text', 'user.behavior.sku', `'CANARY-' || i || '-sku' || n`, [
        'partial',
        'redact',
      ]),
      column('price', 'real', 'numeric', 'user.behavior.price', 'n * 1.25 + i', ['clear', 'clear']),
    ],
  },
  {
    name: 'lab.visits',
    key: 'id,at',
    subjectKey: 'people_id',
    columns: [
      column('id', 'bigint', 'integer', 'system.operations.visit', 'i * 10 + n', open),
      id('people_id'),
      column('at', 'date', 'date', 'system.operations.at', `date '2024-06-01' + (i * 7 + n * 50)::int`, open),
      column('reason', 'text', 'text', 'user.health_and_medical', `'CANARY-' || i || '-reason' || n`, [
        'partial',
        'clear',
      ]),
    ],
  },
  {
    name: 'public.parcels',
    key: 'id',
    subjectKey: 'people_id',
    columns: [
      column('id', 'bigint', 'integer', 'system.operations.parcel', 'i * 10 + n', open),
      id('people_id'),
      column('label', 'text', 'text', 'user.contact.address', `'CANARY-' || i || '-label' || n`, [
        'partial',
        'redact',
      ]),
      column('weight', 'numeric', 'numeric', 'system.operations.weight', 'i * 0.5 + n', open),
    ],
  },
];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The columns of a table, each by its expression, from a row `i` (and `n`) of a customer. */
function made({ columns }: LabTable): string {
  return columns.map(({ value, sqlType, name }) => `(${value})::${sqlType} AS ${quoted(name)}`).join(', ');
}

/** Customers: every thirteenth from 1 on is one that a ticket may be bound to. */
export const PEOPLE = 'generate_series(1, 200) AS i WHERE i % 13 = 1 OR i <= 40';

const many = (table: string): boolean => table !== 'lab.people';
const source = (table: string): string =>
  many(table) ? `(SELECT i FROM ${PEOPLE}) p, generate_series(1, 3) AS n` : `(SELECT i FROM ${PEOPLE}) p`;

const outside = `'CANARY-outside-' || i`;

/** Makes the laboratory: what is mapped, and around it what is not. */
export const LAB_SQL = `
CREATE EXTENSION IF NOT EXISTS citext SCHEMA public;
CREATE SCHEMA lab;
CREATE TYPE lab.mood AS ENUM ('calm', 'angry', 'furious');
CREATE TYPE lab.hushed AS ENUM ('CANARY-outside-mood');
CREATE TABLE lab.visits (id bigint, people_id bigint, at date, reason text, hush text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE lab.visits_old PARTITION OF lab.visits FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
CREATE TABLE lab.visits_new PARTITION OF lab.visits FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
INSERT INTO lab.visits SELECT s.*, 'CANARY-outside-hush' FROM (SELECT ${made(table('lab.visits'))} FROM ${source('lab.visits')}) s;
${labTables
  .filter(({ name }) => name !== 'lab.visits')
  .map(
    (
      one,
    ) => `CREATE TABLE ${one.name} AS SELECT ${made(one)}, 'CANARY-outside-hush'::text AS hush FROM ${source(one.name)};
ALTER TABLE ${one.name} ADD PRIMARY KEY (${one.key});`,
  )
  .join('\n')}
CREATE TABLE lab.secrets AS SELECT i AS id, ${outside} AS word, i AS people_id FROM generate_series(1, 20) i;
CREATE TABLE lab.staff (id int, word text);
CREATE TABLE lab.staff_old () INHERITS (lab.staff);
INSERT INTO lab.staff SELECT i, ${outside} FROM generate_series(1, 5) i;
INSERT INTO lab.staff_old SELECT i, ${outside} FROM generate_series(6, 9) i;
CREATE VIEW lab.everything AS SELECT id, word FROM lab.secrets;
GRANT SELECT ON lab.everything TO PUBLIC;
CREATE MATERIALIZED VIEW lab.kept AS SELECT id, word FROM lab.secrets;
CREATE SEQUENCE lab.numbers;
CREATE FUNCTION lab.peek() RETURNS text LANGUAGE sql SECURITY DEFINER AS $$ SELECT string_agg(word, ' ') FROM lab.secrets $$;
CREATE FUNCTION lab.peeks() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER AS $$ SELECT word FROM lab.secrets $$;
CREATE FUNCTION public.lower_all(value text) RETURNS text LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE NOTICE 'seen %', value; RETURN value; END $$;
CREATE FUNCTION public.loudly(a text, b text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE NOTICE 'seen % %', a, b; RETURN true; END $$;
CREATE OPERATOR public.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = public.loudly);
GRANT USAGE ON SCHEMA lab TO PUBLIC;
ANALYZE;
`;

function table(name: string): LabTable {
  const found = labTables.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** What of the laboratory is mapped. */
export const labMap: DataMap = {
  source: 'harbor',
  version: 41,
  resources: labTables.map(({ name, key, subjectKey, via, columns }) => ({
    ...{ name: name.replace('.', '_'), kind: 'table', table: name, key, subjectKey },
    ...(via !== undefined && { via }),
    fields: columns.map(({ name: field, category, type, freeText }): Field => ({
      ...{ name: field, category, type, label: field },
      ...(freeText === true && { freeText }),
    })),
  })),
};
