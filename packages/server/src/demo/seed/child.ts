import pg from 'pg';
import { customerAt, type Customer } from './customers.ts';

const [todayText = '', countText = ''] = process.argv.slice(2);
const today = new Date(todayText);
const count = Number(countText);
const BATCH = 5_000;
const DAY = 86_400_000;

const SCHEMA = `
CREATE TABLE customers (
  id bigint PRIMARY KEY, full_name text NOT NULL, email text NOT NULL, phone text NOT NULL, date_of_birth date NOT NULL,
  insurance_member_id text, plan text NOT NULL, customer_since date NOT NULL, reference text NOT NULL,
  internal_risk_score int NOT NULL
);
CREATE TABLE addresses (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, street text NOT NULL, city text NOT NULL,
  state text NOT NULL, postal_code text NOT NULL, country text NOT NULL
);
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, order_number text NOT NULL,
  status text NOT NULL, items text NOT NULL, total numeric(10,2) NOT NULL, placed_at timestamptz NOT NULL,
  tracking_number text
);
CREATE TABLE prescriptions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, drug text NOT NULL, dosage text NOT NULL,
  prescriber text NOT NULL, refills_left int NOT NULL, written_on date NOT NULL
);
CREATE TABLE payments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, order_number text NOT NULL,
  card_brand text NOT NULL, card_number text NOT NULL, amount numeric(10,2) NOT NULL, paid_at timestamptz NOT NULL
);
CREATE TABLE staff_notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, note text NOT NULL
);`;

const FINISH = `
CREATE INDEX customers_email ON customers (lower(email));
CREATE INDEX customers_phone ON customers (regexp_replace(phone, '[^0-9]', '', 'g'));
ALTER TABLE addresses ADD FOREIGN KEY (customer_id) REFERENCES customers;
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
ALTER TABLE prescriptions ADD FOREIGN KEY (customer_id) REFERENCES customers;
ALTER TABLE payments ADD FOREIGN KEY (customer_id) REFERENCES customers;
ALTER TABLE staff_notes ADD FOREIGN KEY (customer_id) REFERENCES customers;
CREATE INDEX addresses_customer ON addresses (customer_id);
CREATE INDEX orders_customer ON orders (customer_id);
CREATE INDEX prescriptions_customer ON prescriptions (customer_id);
CREATE INDEX payments_customer ON payments (customer_id);
ANALYZE;`;

const client = new pg.Client({ connectionString: process.env.SOURCE_URL });
await client.connect();
await client.query('SET synchronous_commit = off');
await client.query('BEGIN');
await client.query(SCHEMA);
for (let from = 1; from <= count; from += BATCH) {
  const batch = Array.from({ length: Math.min(BATCH, count - from + 1) }, (_, index) =>
    customerAt(from + index),
  );
  await insertBatch(batch);
}
await client.query(FINISH);
await client.query('COMMIT');
await client.end();

function ago(days: number): string {
  return new Date(today.getTime() - days * DAY).toISOString();
}

async function insertBatch(batch: readonly Customer[]): Promise<void> {
  await insert(
    'customers',
    [
      'id',
      'full_name',
      'email',
      'phone',
      'date_of_birth',
      'insurance_member_id',
      'plan',
      'customer_since',
      'reference',
      'internal_risk_score',
    ],
    'bigint,text,text,text,date,text,text,date,text,int',
    batch.map((c) => [
      c.id,
      c.name,
      c.email,
      c.phone,
      c.dateOfBirth,
      c.memberId,
      c.plan,
      ago(c.sinceDays),
      c.reference,
      (c.id * 37) % 100,
    ]),
  );
  await insert(
    'addresses',
    ['customer_id', 'street', 'city', 'state', 'postal_code', 'country'],
    'bigint,text,text,text,text,text',
    batch.map((c) => [c.id, c.address.street, c.address.city, c.address.state, c.address.postalCode, 'US']),
  );
  const orders = batch.flatMap((c) => c.orders.map((order) => ({ c, order })));
  await insert(
    'orders',
    ['customer_id', 'order_number', 'status', 'items', 'total', 'placed_at', 'tracking_number'],
    'bigint,text,text,text,numeric,timestamptz,text',
    orders.map(({ c, order }) => [
      c.id,
      order.number,
      order.status,
      order.items,
      order.total,
      ago(order.daysAgo),
      order.tracking,
    ]),
  );
  await insert(
    'payments',
    ['customer_id', 'order_number', 'card_brand', 'card_number', 'amount', 'paid_at'],
    'bigint,text,text,text,numeric,timestamptz',
    orders.map(({ c, order }) => [
      c.id,
      order.number,
      order.card.brand,
      order.card.number,
      order.total,
      ago(order.daysAgo),
    ]),
  );
  const prescriptions = batch.flatMap((c) =>
    c.prescriptions.map((p) => [c.id, p.drug, p.dosage, p.prescriber, p.refills, ago(p.daysAgo)]),
  );
  await insert(
    'prescriptions',
    ['customer_id', 'drug', 'dosage', 'prescriber', 'refills_left', 'written_on'],
    'bigint,text,text,text,int,date',
    prescriptions,
  );
  await insert(
    'staff_notes',
    ['customer_id', 'note'],
    'bigint,text',
    batch
      .filter(({ id }) => id % 50 === 0)
      .map((c) => [c.id, `Called twice about ${c.orders[0]?.number ?? 'the plan'}.`]),
  );
}

/** One statement for many rows: a column of each is one array. */
async function insert(
  table: string,
  columns: readonly string[],
  types: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const arrays = types.split(',').map((type, index) => `$${String(index + 1)}::${type}[]`);
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`,
    columns.map((_, index) => rows.map((row) => row[index])),
  );
}
