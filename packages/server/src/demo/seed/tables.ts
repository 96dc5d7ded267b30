import { copyLine } from './copy.ts';
import type { Customer } from './customers.ts';

/** One column: its definition, and its value for one row, in PostgreSQL's text form. */
type Column<R> = readonly [name: string, definition: string, value: (row: R, days: Days) => string | null];

/** A table of the source, ready to be made and filled. */
export interface Table {
  readonly name: string;
  readonly create: string;
  /** The table and its columns, as COPY wants them. */
  readonly target: string;
  /** In COPY's text format. */
  rowsOf(customers: readonly Customer[], days: Days): string;
}

/** Counts back from the seed's today, whose day is taken in UTC. */
export interface Days {
  date(daysAgo: number): string;
  instant(daysAgo: number, second: number): string;
}

const DAY = 86_400_000;

export function daysBefore(today: Date): Days {
  const midnight = Math.floor(today.getTime() / DAY) * DAY;
  return {
    date: (daysAgo) => new Date(midnight - daysAgo * DAY).toISOString().slice(0, 10),
    instant: (daysAgo, second) => new Date(midnight - daysAgo * DAY + second * 1000).toISOString(),
  };
}

function table<R>(
  name: string,
  rowsOf: (customer: Customer) => readonly R[],
  columns: readonly Column<R>[],
): Table {
  const definitions = columns.map(([column, definition]) => `${column} ${definition}`);
  return {
    name,
    create: `CREATE TABLE ${name} (${definitions.join(', ')})`,
    target: `${name} (${columns.map(([column]) => column).join(', ')})`,
    rowsOf: (customers, days) =>
      customers
        .flatMap(rowsOf)
        .map((row) => copyLine(columns.map(([, , value]) => value(row, days))))
        .join(''),
  };
}

/** The parts of a customer, each with whom it belongs to. */
function parts<K extends 'addresses' | 'orders' | 'prescriptions'>(kind: K) {
  return (customer: Customer): readonly { readonly of: Customer; readonly it: Customer[K][number] }[] =>
    customer[kind].map((it: Customer[K][number]) => ({ of: customer, it }));
}

/** Harbor Health's database, parents first. Keys and indexes come after the rows: filling is then twice as fast. */
export const tables: readonly Table[] = [
  table('customers', (customer) => [customer], [
    ['id', 'bigint NOT NULL', ({ id }) => String(id)],
    ['reference', 'text NOT NULL', ({ reference }) => reference],
    ['full_name', 'text NOT NULL', ({ name }) => name],
    ['email', 'text NOT NULL', ({ email }) => email],
    ['phone', 'text NOT NULL', ({ phone }) => phone],
    ['date_of_birth', 'date NOT NULL', ({ dateOfBirth }) => dateOfBirth],
    ['insurance_member_id', 'text', ({ memberId }) => memberId],
    ['plan', 'text NOT NULL', ({ plan }) => plan],
    ['customer_since', 'date NOT NULL', ({ sinceDays }, days) => days.date(sinceDays)],
    ['internal_risk_score', 'int NOT NULL', ({ riskScore }) => String(riskScore)],
  ]),
  table('addresses', parts('addresses'), [
    ['id', 'bigint NOT NULL', ({ it }) => String(it.id)],
    ['customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)],
    ['street', 'text NOT NULL', ({ it }) => it.street],
    ['city', 'text NOT NULL', ({ it }) => it.city],
    ['state', 'text NOT NULL', ({ it }) => it.state],
    ['postal_code', 'text NOT NULL', ({ it }) => it.postalCode],
    ['country', 'text NOT NULL', () => 'US'],
  ]),
  table('orders', parts('orders'), [
    ['id', 'bigint NOT NULL', ({ it }) => String(it.id)],
    ['customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)],
    ['order_number', 'text NOT NULL', ({ it }) => it.number],
    ['status', 'text NOT NULL', ({ it }) => it.status],
    ['items', 'text NOT NULL', ({ it }) => it.items],
    ['total', 'numeric(10,2) NOT NULL', ({ it }) => it.total],
    ['placed_at', 'timestamptz NOT NULL', ({ it }, days) => days.instant(it.daysAgo, it.second)],
    ['tracking_number', 'text', ({ it }) => it.tracking],
  ]),
  table('prescriptions', parts('prescriptions'), [
    ['id', 'bigint NOT NULL', ({ it }) => String(it.id)],
    ['customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)],
    ['drug', 'text NOT NULL', ({ it }) => it.drug],
    ['dosage', 'text NOT NULL', ({ it }) => it.dosage],
    ['prescriber', 'text NOT NULL', ({ it }) => it.prescriber],
    ['refills_left', 'int NOT NULL', ({ it }) => String(it.refills)],
    ['written_on', 'date NOT NULL', ({ it }, days) => days.date(it.daysAgo)],
  ]),
  // Every order was paid once, when it was placed; a payment has the number of its order.
  table('payments', parts('orders'), [
    ['id', 'bigint NOT NULL', ({ it }) => String(it.id)],
    ['customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)],
    ['order_id', 'bigint NOT NULL', ({ it }) => String(it.id)],
    ['card_brand', 'text NOT NULL', ({ it }) => it.card.brand],
    ['card_number', 'text NOT NULL', ({ it }) => it.card.number],
    ['amount', 'numeric(10,2) NOT NULL', ({ it }) => it.total],
    ['paid_at', 'timestamptz NOT NULL', ({ it }, days) => days.instant(it.daysAgo, it.second + 40)],
  ]),
  table('staff_notes', (customer) => (customer.staffNote === null ? [] : [customer]), [
    ['id', 'bigint NOT NULL', ({ id }) => String(id)],
    ['customer_id', 'bigint NOT NULL', ({ id }) => String(id)],
    ['note', 'text NOT NULL', ({ staffNote }) => staffNote],
  ]),
];

const children = ['addresses', 'orders', 'prescriptions', 'payments', 'staff_notes'];

/** What a shop's own application and Cordon's look-ups search by. */
export const keysAndIndexes: readonly string[] = [
  ...tables.map(({ name }) => `ALTER TABLE ${name} ADD PRIMARY KEY (id)`),
  ...children.map((name) => `ALTER TABLE ${name} ADD FOREIGN KEY (customer_id) REFERENCES customers`),
  'ALTER TABLE payments ADD FOREIGN KEY (order_id) REFERENCES orders',
  ...children.map((name) => `CREATE INDEX ${name}_customer ON ${name} (customer_id)`),
  'CREATE INDEX payments_order ON payments (order_id)',
  'CREATE UNIQUE INDEX customers_email ON customers (lower(email))',
  'CREATE INDEX customers_phone ON customers (phone)',
  'CREATE UNIQUE INDEX orders_number ON orders (order_number)',
];
