import { createHash } from 'node:crypto';
import {
  treatments,
  type DataMap,
  type Resource,
  type Treatment,
} from '../../packages/core/src/kernel/index.ts';
import type { Profile } from '../../packages/core/src/sql/index.ts';

/** A customer database of a shape that others have: what is in it, and whose each row is, said by hand. */
export interface Animal {
  readonly name: string;
  readonly sql: string;
  /** Resources a draft cannot find (views have no key), beside those it finds. */
  readonly byHand: readonly Resource[];
  /** Two customers as tickets name them. */
  readonly subjects: readonly [string, string];
  /** Resource -> SQL that holds for a row `t` of one customer, written without the generator. */
  readonly owns: Readonly<Record<string, (subject: string) => string>>;
  /** Resource -> index that a read must use. */
  readonly indexes: Readonly<Record<string, string>>;
}

const pair = (subject: string): readonly [string, string] => JSON.parse(subject) as [string, string];

/** A customer is known by two columns; their orders by the same two; an order's lines by the order alone. */
const tenants: Animal = {
  name: 'tenants with composite keys',
  sql: `
CREATE SCHEMA "Sales Data";
CREATE TYPE "Sales Data"."Mood" AS ENUM ('calm', 'cross', 'it''s odd');
CREATE DOMAIN "Sales Data".email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN "Sales Data".strict_email AS "Sales Data".email;
CREATE TABLE "Sales Data"."Customer ""VIP""" (
  tenant int, "Nr." varchar(20), "Full Name" text NOT NULL, mail "Sales Data".strict_email, mood "Sales Data"."Mood",
  tags text[], scores int[], worth money, ratio real, stay interval, ip inet, span int4range, raw bytea,
  "lower name" text GENERATED ALWAYS AS (lower("Full Name")) STORED, doc json, docb jsonb, spot point,
  at timestamp, zoned timestamptz, tiny smallint, fixed char(6), PRIMARY KEY ("Nr.", tenant)
);
INSERT INTO "Sales Data"."Customer ""VIP""" (tenant, "Nr.", "Full Name", mail, mood, tags, scores, worth, ratio, stay, ip, span,
  raw, doc, docb, spot, at, zoned, tiny, fixed)
SELECT i % 4, 'N' || i / 4, 'Ann ' || i, 'ann' || i || '@example.com',
  (ARRAY['calm', 'cross', 'it''s odd'])[1 + i % 3]::"Sales Data"."Mood", ARRAY['a' || i, NULL], ARRAY[i, -i],
  i::numeric::money, i / 7.0, make_interval(days => i), ('10.0.0.' || i % 250)::inet, int4range(i, i + 5),
  decode(lpad(to_hex(i), 8, '0'), 'hex'), json_build_object('n', i), jsonb_build_object('n', i), point(i, -i),
  timestamp '2025-01-01' + i * interval '1 hour', timestamptz '2025-01-01 00:30+05' + i * interval '1 hour', i % 99, 'f' || i % 9
FROM generate_series(0, ROWS - 1) AS i;
CREATE TABLE "Sales Data".orders (
  id uuid PRIMARY KEY, customer varchar(20), tenant int, placed date, total numeric(12, 2),
  FOREIGN KEY (tenant, customer) REFERENCES "Sales Data"."Customer ""VIP""" (tenant, "Nr.")
);
INSERT INTO "Sales Data".orders
SELECT md5('o' || i)::uuid, 'N' || (i % ROWS) / 4, (i % ROWS) % 4, date '2025-01-01' + i % 300, i * 1.5 FROM generate_series(0, ROWS * 2 - 1) AS i;
CREATE INDEX orders_of ON "Sales Data".orders (tenant, customer);
CREATE TABLE public."lines, all" (
  "order" uuid REFERENCES "Sales Data".orders, "no;" int, item text, PRIMARY KEY ("order", "no;")
);
INSERT INTO public."lines, all" SELECT o.id, n, 'item ' || n FROM "Sales Data".orders o, generate_series(1, 2) AS n;
ANALYZE;`,
  byHand: [],
  subjects: ['["2", "N3"]', '["1", "N7"]'],
  owns: {
    'Customer "VIP"': (subject) => `t."Nr." = '${pair(subject)[1]}' AND t.tenant = ${pair(subject)[0]}`,
    orders: (subject) => `t.customer = '${pair(subject)[1]}' AND t.tenant = ${pair(subject)[0]}`,
    'lines, all': (subject) =>
      `EXISTS (SELECT FROM "Sales Data".orders o WHERE o.id = t."order" AND o.customer = '${pair(subject)[1]}' AND o.tenant = ${pair(subject)[0]})`,
  },
  indexes: { 'Customer "VIP"': 'VIP""_pkey', orders: 'orders_of', 'lines, all': 'lines, all_pkey' },
};

/** The uuid that the clinic made of a number. */
function uuidOf(number: number): string {
  const hex = createHash('md5')
    .update(`p${String(number)}`)
    .digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Keys of type uuid, partitions of partitions, a view and a materialised view. */
const clinic: Animal = {
  name: 'uuid keys, partitions, views',
  sql: `
CREATE SCHEMA clinic;
CREATE TABLE clinic.patients (id uuid PRIMARY KEY, name text, email text, born date, vip boolean);
INSERT INTO clinic.patients
SELECT md5('p' || i)::uuid, 'Bea ' || i, 'bea' || i || '@example.com', date '1960-01-01' + i % 9000, i % 2 = 0 FROM generate_series(1, ROWS) AS i;
CREATE TABLE clinic.visits (
  no bigint, patient uuid REFERENCES clinic.patients, region text, at date, reason text, PRIMARY KEY (no, region, at)
) PARTITION BY LIST (region);
CREATE TABLE clinic.visits_north PARTITION OF clinic.visits FOR VALUES IN ('north') PARTITION BY RANGE (at);
CREATE TABLE clinic.visits_north_old PARTITION OF clinic.visits_north FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
CREATE TABLE clinic.visits_north_new PARTITION OF clinic.visits_north FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
CREATE TABLE clinic.visits_rest PARTITION OF clinic.visits DEFAULT;
INSERT INTO clinic.visits
SELECT i, md5('p' || (1 + i % ROWS))::uuid, CASE i % 3 WHEN 0 THEN 'north' ELSE 'r' || i % 5 END, date '2024-06-01' + i % 400, 'reason ' || i
FROM generate_series(1, ROWS * 2) AS i;
CREATE INDEX visits_of ON clinic.visits (patient);
CREATE VIEW clinic.card AS SELECT p.id AS patient, upper(p.name) AS name, count(v.no) AS visits
  FROM clinic.patients p LEFT JOIN clinic.visits v ON v.patient = p.id GROUP BY p.id;
CREATE MATERIALIZED VIEW clinic.totals AS SELECT patient, region, count(*)::int AS visits, min(at) AS first FROM clinic.visits GROUP BY 1, 2;
CREATE INDEX totals_of ON clinic.totals (patient);
ANALYZE;`,
  byHand: [
    {
      name: 'card',
      kind: 'table',
      table: 'clinic.card',
      key: 'patient',
      subjectKey: 'patient',
      fields: [
        { name: 'name', category: 'user.name', type: 'text', label: 'Name' },
        { name: 'visits', category: 'user.behavior', type: 'integer', label: 'Visits' },
      ],
    },
    {
      name: 'totals',
      kind: 'table',
      table: 'clinic.totals',
      key: 'patient,region',
      subjectKey: 'patient',
      fields: [
        { name: 'visits', category: 'user.behavior', type: 'integer', label: 'Visits' },
        { name: 'first', category: 'system.operations', type: 'date', label: 'First' },
      ],
    },
  ],
  subjects: [uuidOf(3), uuidOf(4)],
  owns: Object.fromEntries(
    [
      ['patients', 'id'],
      ['visits', 'patient'],
      ['card', 'patient'],
      ['totals', 'patient'],
    ].map(([name = '', column = '']) => [name, (subject: string) => `t.${column} = '${subject}'`]),
  ),
  indexes: { patients: 'patients_pkey', visits: 'patient_idx', totals: 'totals_of' },
};

/** Orders name a customer by a number of their own, which is another customer's id: a trap for a draft. */
const numbers: Animal = {
  name: 'foreign keys to another unique column',
  sql: `
CREATE TABLE public.people (id text PRIMARY KEY, number int NOT NULL UNIQUE, name text);
INSERT INTO public.people SELECT i::text, ROWS + 1 - i, 'Cyd ' || i FROM generate_series(1, ROWS) AS i;
CREATE TABLE public.loans (id serial PRIMARY KEY, person_number bigint REFERENCES public.people (number), sum numeric);
INSERT INTO public.loans (person_number, sum) SELECT 1 + i % ROWS, i FROM generate_series(1, ROWS * 2) AS i;
CREATE INDEX loans_of ON public.loans (person_number);
ANALYZE;`,
  byHand: [],
  subjects: ['3', '5'],
  owns: {
    people: (subject) => `t.id = '${subject}'`,
    loans: (subject) => `t.person_number = ROWS + 1 - ${subject}`,
  },
  indexes: { people: 'people_pkey', loans: 'loans_of' },
};

export const zoo = (rows: number): readonly Animal[] =>
  [tenants, clinic, numbers].map((animal) => ({
    ...animal,
    sql: animal.sql.replaceAll('ROWS', String(rows)),
    owns: Object.fromEntries(
      Object.entries(animal.owns).map(([name, sql]) => [
        name,
        (subject: string) => sql(subject).replace('ROWS', String(rows)),
      ]),
    ),
  }));

/** Every field in turn under another treatment, so that each type meets several. */
export function profilesFor(map: DataMap, first: number): readonly Profile[] {
  let nth = first;
  const next = (): Treatment => treatments[nth++ % treatments.length] ?? 'hidden';
  return map.resources
    .filter(({ kind }) => kind === 'table')
    .map(({ name, fields }) => ({
      purpose: 'support',
      role: 'tier1',
      subjects: 'ticket-in-hand',
      resource: name,
      fields: fields.map((field) => ({
        field: field.name,
        treatment: next(),
        rights: ['lookup', 'confirm', 'reveal'],
      })),
    }));
}
