import type { Customer } from './customers.ts';

/** One column: its type, what else its definition says, and its value for one row, in PostgreSQL's text form. */
interface Column<R> {
  readonly name: string;
  readonly type: string;
  readonly rest: string;
  readonly value: (row: R, days: Days) => string | null;
}

/** A table of the source, ready to be made and filled. */
export interface Table {
  readonly name: string;
  readonly create: string;
  /** Takes one array per column. */
  readonly insert: string;
  /** One array per column. */
  columnsOf(customers: readonly Customer[], days: Days): (string | null)[][];
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

function column<R>(name: string, definition: string, value: Column<R>['value']): Column<R> {
  const [type = '', ...rest] = definition.split(' ');
  return { name, type, rest: rest.join(' '), value };
}

function table<R>(
  name: string,
  rowsOf: (customer: Customer) => readonly R[],
  columns: readonly Column<R>[],
): Table {
  const names = columns.map((one) => one.name).join(', ');
  const arrays = columns.map(({ type }, index) => `$${String(index + 1)}::${type.replace(/\(.*/, '')}[]`).join(', ');
  return {
    name,
    create: `CREATE TABLE ${name} (${columns.map((one) => `${one.name} ${one.type} ${one.rest}`).join(', ')})`,
    insert: `INSERT INTO ${name} (${names}) SELECT * FROM unnest(${arrays})`,
    columnsOf: (customers, days) => {
      const rows = customers.flatMap(rowsOf);
      return columns.map(({ value }) => rows.map((row) => value(row, days)));
    },
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
    column('id', 'bigint NOT NULL', ({ id }) => String(id)),
    column('reference', 'text NOT NULL', ({ reference }) => reference),
    column('full_name', 'text NOT NULL', ({ name }) => name),
    column('email', 'text NOT NULL', ({ email }) => email),
    column('phone', 'text NOT NULL', ({ phone }) => phone),
    column('date_of_birth', 'date NOT NULL', ({ dateOfBirth }) => dateOfBirth),
    column('insurance_member_id', 'text', ({ memberId }) => memberId),
    column('plan', 'text NOT NULL', ({ plan }) => plan),
    column('customer_since', 'date NOT NULL', ({ sinceDays }, days) => days.date(sinceDays)),
    column('internal_risk_score', 'int NOT NULL', ({ riskScore }) => String(riskScore)),
  ]),
  table('addresses', parts('addresses'), [
    column('id', 'bigint NOT NULL', ({ it }) => String(it.id)),
    column('customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)),
    column('street', 'text NOT NULL', ({ it }) => it.street),
    column('city', 'text NOT NULL', ({ it }) => it.city),
    column('state', 'text NOT NULL', ({ it }) => it.state),
    column('postal_code', 'text NOT NULL', ({ it }) => it.postalCode),
    column('country', 'text NOT NULL', () => 'US'),
  ]),
  table('orders', parts('orders'), [
    column('id', 'bigint NOT NULL', ({ it }) => String(it.id)),
    column('customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)),
    column('order_number', 'text NOT NULL', ({ it }) => it.number),
    column('status', 'text NOT NULL', ({ it }) => it.status),
    column('items', 'text NOT NULL', ({ it }) => it.items),
    column('total', 'numeric(10,2) NOT NULL', ({ it }) => it.total),
    column('placed_at', 'timestamptz NOT NULL', ({ it }, days) => days.instant(it.daysAgo, it.second)),
    column('tracking_number', 'text', ({ it }) => it.tracking),
  ]),
  table('prescriptions', parts('prescriptions'), [
    column('id', 'bigint NOT NULL', ({ it }) => String(it.id)),
    column('customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)),
    column('drug', 'text NOT NULL', ({ it }) => it.drug),
    column('dosage', 'text NOT NULL', ({ it }) => it.dosage),
    column('prescriber', 'text NOT NULL', ({ it }) => it.prescriber),
    column('refills_left', 'int NOT NULL', ({ it }) => String(it.refills)),
    column('written_on', 'date NOT NULL', ({ it }, days) => days.date(it.daysAgo)),
  ]),
  // Every order was paid once, when it was placed; a payment has the number of its order.
  table('payments', parts('orders'), [
    column('id', 'bigint NOT NULL', ({ it }) => String(it.id)),
    column('customer_id', 'bigint NOT NULL', ({ of }) => String(of.id)),
    column('order_id', 'bigint NOT NULL', ({ it }) => String(it.id)),
    column('card_brand', 'text NOT NULL', ({ it }) => it.card.brand),
    column('card_number', 'text NOT NULL', ({ it }) => it.card.number),
    column('amount', 'numeric(10,2) NOT NULL', ({ it }) => it.total),
    column('paid_at', 'timestamptz NOT NULL', ({ it }, days) => days.instant(it.daysAgo, it.second + 40)),
  ]),
  table('staff_notes', (customer) => (customer.staffNote === null ? [] : [customer]), [
    column('id', 'bigint NOT NULL', ({ id }) => String(id)),
    column('customer_id', 'bigint NOT NULL', ({ id }) => String(id)),
    column('note', 'text NOT NULL', ({ staffNote }) => staffNote),
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
