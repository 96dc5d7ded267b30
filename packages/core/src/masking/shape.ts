import { covers } from '../policy/index.ts';

/** How a value of a category is written, as far as a mask makes use of it. */
export type Shape =
  'email' | 'phone' | 'name' | 'card' | 'account' | 'identifier' | 'postal' | 'date' | 'other';

const shapes: readonly (readonly [category: string, shape: Shape])[] = [
  ['user.contact.email', 'email'],
  ['user.contact.phone_number', 'phone'],
  ['user.contact.fax_number', 'phone'],
  ['user.contact.address.postal_code', 'postal'],
  ['user.name', 'name'],
  ['user.account.username', 'name'],
  ['user.payment', 'card'],
  ['user.financial.credit_card', 'card'],
  ['user.financial.bank_account', 'account'],
  ['user.government_id', 'identifier'],
  ['user.demographic.date_of_birth', 'date'],
];

/**
 * The shape of a category. `other` for all that is not listed: there a mask shows nothing at all, since one letter
 * of a short code (a gender, a blood group) is already the value.
 */
export function shapeOf(category: string): Shape {
  return shapes.find(([listed]) => covers(listed, category))?.[1] ?? 'other';
}
