import type {
  DataMap,
  Field,
  FieldType,
  Plan,
  PlannedColumn,
  Resource,
  Row,
} from '../../packages/core/src/kernel/index.ts';
import { maskSql } from '../../packages/core/src/masking/index.ts';
import { sourceRoles, viewsSql, type Profile, type ScopeBy } from '../../packages/core/src/sql/index.ts';
import pg from 'pg';
import { keptOf, readCatalogue, typesOf } from '../../packages/server/src/sources/catalogue.ts';
import { connectSource } from '../../packages/server/src/sources/connect.ts';
import { asOwner, runScript } from '../../packages/server/src/sources/owner.ts';
import type { SourcePort } from '../../packages/server/src/gate/index.ts';
import type { SourceUrls } from '../../packages/server/src/sources/store.ts';
import { emptyDatabase } from './database.ts';

/** A customer database with hostile names, every kind of table, and rows that are easy to tell apart. */
export const SHOP = `
CREATE TABLE public.customers (
  id bigint PRIMARY KEY, full_name text, email character varying(200), phone text, born date, balance numeric,
  active boolean, seen timestamptz, extra jsonb, code uuid UNIQUE, staff_notes text
);
INSERT INTO public.customers
SELECT i, 'Name ' || i, 'Person' || i || '@Example.com', '+1 555 ' || to_char(1000000 + i, 'FM000-0000'),
  date '1950-01-01' + (i % 20000), i + 0.25, i % 2 = 0, timestamptz '2026-01-15 10:30:00+00' + i * interval '1 minute',
  jsonb_build_object('n', i), ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 'SECRET-' || i
FROM generate_series(1, ROWS) AS i;
CREATE INDEX ON public.customers (lower(email));
CREATE SCHEMA "odd "" schema.";
CREATE TABLE "odd "" schema."."lines;--""" (
  customer bigint REFERENCES public.customers, "order no" text, "SELECT" text, "a,b" text, PRIMARY KEY (customer, "order no")
);
INSERT INTO "odd "" schema."."lines;--""" SELECT i, 'A' || n, 'item ' || i || '/' || n, 'x' || n
FROM generate_series(1, 50) AS i, generate_series(1, 3) AS n;
CREATE TABLE public.visits (
  id bigint, customer_id bigint REFERENCES public.customers, at date, reason text, PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE public.visits_old PARTITION OF public.visits FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
CREATE TABLE public.visits_new PARTITION OF public.visits FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
INSERT INTO public.visits SELECT i, 1 + i % 50, date '2024-06-01' + i, 'reason ' || i FROM generate_series(1, 400) AS i;
CREATE INDEX ON public.visits (customer_id);
CREATE VIEW public.contacts AS SELECT id AS customer_id, email, phone FROM public.customers;
ANALYZE;
`;

export const TERMS = 'ab'.repeat(32);

function fields(
  list: readonly (readonly [name: string, category: string, type?: FieldType])[],
): readonly Field[] {
  return list.map(([name, category, type = 'text']) => ({ name, category, type, label: name }));
}

export const shopMap: DataMap = {
  source: 'shop',
  version: 1,
  resources: [
    {
      name: 'customers',
      kind: 'table',
      table: 'public.customers',
      key: 'id',
      subjectKey: 'id',
      fields: fields([
        ['full_name', 'user.name'],
        ['email', 'user.contact.email'],
        ['phone', 'user.contact.phone_number'],
        ['born', 'user.demographic.date_of_birth', 'date'],
        ['balance', 'user.financial', 'numeric'],
        ['active', 'system.operations', 'boolean'],
        ['seen', 'system.operations', 'timestamp'],
        ['extra', 'user.behavior', 'json'],
        ['code', 'user.unique_id'],
      ]),
    },
    {
      name: 'lines',
      kind: 'table',
      table: '"odd "" schema."."lines;--"""',
      key: 'customer,order no',
      subjectKey: 'customer',
      fields: fields([
        ['SELECT', 'user.behavior.purchase_history'],
        ['a,b', 'user.behavior.purchase_history'],
      ]),
    },
    {
      name: 'visits',
      kind: 'table',
      table: 'public.visits',
      key: 'id,at',
      subjectKey: 'customer_id',
      fields: fields([['reason', 'user.health_and_medical']]),
    },
    {
      name: 'contacts',
      kind: 'table',
      table: 'public.contacts',
      key: 'customer_id',
      subjectKey: 'customer_id',
      fields: fields([['email', 'user.contact.email']]),
    },
    {
      name: 'conversation',
      kind: 'thread',
      table: '',
      key: 'id',
      subjectKey: '',
      fields: fields([['body', 'user.content']]),
    },
  ],
};

const all = ['lookup', 'confirm', 'reveal'] as const;

/** What `tier1` sees for `support`; `code` and whatever else is not listed is hidden. */
export const shopProfiles: readonly Profile[] = [
  {
    purpose: 'support',
    role: 'tier1',
    subjects: 'ticket-in-hand',
    resource: 'customers',
    fields: [
      { field: 'full_name', treatment: 'clear', rights: ['confirm'] },
      { field: 'email', treatment: 'partial', rights: all },
      { field: 'phone', treatment: 'token', rights: all },
      { field: 'born', treatment: 'hidden', rights: ['confirm', 'lookup'] },
      { field: 'balance', treatment: 'generalise', rights: all },
      { field: 'active', treatment: 'clear', rights: [] },
      { field: 'seen', treatment: 'generalise', rights: [] },
      { field: 'extra', treatment: 'hidden', rights: [] },
      { field: 'code', treatment: 'redact', rights: ['lookup'] },
    ],
  },
  {
    purpose: 'support',
    role: 'tier1',
    subjects: 'ticket-in-hand',
    resource: 'lines',
    fields: [
      { field: 'SELECT', treatment: 'clear', rights: ['reveal'] },
      { field: 'a,b', treatment: 'clear', rights: ['lookup'] },
    ],
  },
  {
    purpose: 'support',
    role: 'tier1',
    subjects: 'ticket-in-hand',
    resource: 'visits',
    fields: [{ field: 'reason', treatment: 'clear', rights: ['reveal'] }],
  },
  {
    purpose: 'support',
    role: 'tier1',
    subjects: 'ticket-in-hand',
    resource: 'contacts',
    fields: [{ field: 'email', treatment: 'clear', rights: [] }],
  },
];

/** One connection; that it breaks is for the test to see, not for the process to end. */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export interface TestSource {
  readonly database: string;
  readonly urls: SourceUrls;
  /** The owner's connection, for looking behind the curtain. */
  readonly owner: pg.Client;
  /** A fresh connection of the reading login. */
  reader(): Promise<pg.Client>;
  drop(): Promise<void>;
}

/** The shop as a connected source with the views of `shopProfiles` in force. */
export async function testSource(rows = 500): Promise<TestSource> {
  const database = await emptyDatabase('shop');
  await asOwner(database.ownerUrl, (client) => client.query(SHOP.replace('ROWS', String(rows))));
  const urls = await connectSource('shop', database.ownerUrl);
  await applyViews(urls.owner, database.name, shopMap, shopProfiles);
  const owner = await connectTo(urls.owner);
  const readers: pg.Client[] = [];
  return {
    database: database.name,
    urls,
    owner,
    reader: async () => {
      const client = await connectTo(urls.reader);
      readers.push(client);
      return client;
    },
    drop: async () => {
      for (const client of [...readers, owner]) await client.end().catch(() => undefined);
      await database.drop();
    },
  };
}

export async function applyViews(
  ownerUrl: string,
  database: string,
  dataMap: DataMap,
  profiles: readonly Profile[],
  scopeBy: ScopeBy = 'table',
): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const found = await readCatalogue(client);
    const { reader } = sourceRoles('shop', database);
    const input = { termsHash: TERMS, dataMap, profiles, types: typesOf(found), columns: keptOf(found) };
    await runScript(client, viewsSql({ ...input, mask: maskSql, reader, scopeBy }));
  });
}

type PlanOf<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

const base = { access: '0'.repeat(32), source: 'shop', termsHash: TERMS, purpose: 'support', role: 'tier1' };

/** Plans as the gate makes them for `tier1`. */
export const plans = {
  read: (resource: string, subjects: readonly string[], only?: readonly string[]): PlanOf<'read'> => ({
    ...base,
    kind: 'read',
    resource,
    subjects,
    columns: columnsOf(resource, only),
  }),
  reveal: (resource: string, subject: string, key: string, field: string): PlanOf<'reveal'> => ({
    ...base,
    kind: 'reveal',
    resource,
    subject,
    key,
    field,
  }),
  lookup: (resource: string, field: string, literal: string): PlanOf<'lookup'> => ({
    ...base,
    kind: 'lookup',
    resource,
    field,
    literal,
  }),
  confirm: (resource: string, subject: string, field: string, literal: string): PlanOf<'confirm'> => ({
    ...base,
    kind: 'confirm',
    resource,
    subject,
    field,
    literal,
  }),
  caseValues: (subject: string): PlanOf<'case'> => ({ ...base, kind: 'case', resource: '', subject }),
};

function columnsOf(resource: string, only?: readonly string[]): readonly PlannedColumn[] {
  const mapped: Resource | undefined = shopMap.resources.find(({ name }) => name === resource);
  const granted = shopProfiles.find((profile) => profile.resource === resource)?.fields ?? [];
  return (mapped?.fields ?? []).map(({ name, type }) => {
    const treatment = granted.find(({ field }) => field === name)?.treatment ?? 'hidden';
    return { field: name, type, treatment: only === undefined || only.includes(name) ? treatment : 'hidden' };
  });
}

/** Rows of one table, alone in its scope. */
export async function readOne(
  reader: Pick<SourcePort, 'readCase'>,
  plan: PlanOf<'read'>,
): Promise<readonly Row[]> {
  const { tables } = await reader.readCase([plan], null);
  return tables[0] ?? [];
}
