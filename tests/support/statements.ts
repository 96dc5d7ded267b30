import type { Known, Relation } from '../../packages/core/src/sql/statement/contract.ts';

const HASH = '0123456789abcdef0123456789abcdef';

const relation = (
  name: string,
  columns: readonly string[],
  lookups: Readonly<Record<string, string>> = {},
): Relation => ({
  schema: 'public',
  name,
  view: `cordon."v_${name}"`,
  columns,
  subject: `subject_${HASH}`,
  key: `key_${HASH}`,
  lookups: new Map(Object.entries(lookups)),
});

/** Two tables of a shop as the door may know them; the e-mail address has the lookup right. */
export const shopRelations: readonly Relation[] = [
  relation('customers', ['id', 'name', 'email', 'ssn', 'notes', 'balance', 'born'], {
    email: 'cordon."m_email"',
    id: 'cordon."m_id"',
  }),
  relation('orders', ['id', 'customer_id', 'total', 'state'], { id: 'cordon."m_order"' }),
];

/** What an agent with one customer's ticket in hand may read. */
export const ofOne: Known = { relations: shopRelations, scope: 'one', leastGroup: 5 };

/** What a service account may read: every customer, groups of at least five. */
export const ofEvery: Known = { relations: shopRelations, scope: 'every', leastGroup: 5 };
