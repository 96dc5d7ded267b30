/** Column names people use, and the category they most likely hold. The first that fits stands. */
const guesses: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/(^|_)e?mail/, 'user.contact.email'],
  [/(^|_)(phone|mobile|tel|cell)/, 'user.contact.phone_number'],
  [/(^|_)fax/, 'user.contact.fax_number'],
  [/(^|_)(first|given)_?name/, 'user.name.first'],
  [/(^|_)(last|family)_?name|surname/, 'user.name.last'],
  [/^(user_?name|login|nick_?name|handle)$/, 'user.account.username'],
  [/(^|_)((full_?)?name|cardholder)$/, 'user.name'],
  [/birth|(^|_)dob$/, 'user.demographic.date_of_birth'],
  [/gender|(^|_)sex$/, 'user.demographic.gender'],
  [/(^|_)ip(_addr(ess)?)?$/, 'user.device.ip_address'],
  [/street|address|(^|_)addr/, 'user.contact.address.street'],
  [/(^|_)(city|town)$/, 'user.contact.address.city'],
  [/(^|_)(state|province|region)$/, 'user.contact.address.state'],
  [/(^|_)zip|postal|postcode/, 'user.contact.address.postal_code'],
  [/(^|_)country/, 'user.contact.address.country'],
  [/card_?(number|no)$|(^|_)pan$/, 'user.financial.credit_card'],
  [/iban|account_?(number|no)$/, 'user.financial.bank_account'],
  [/ssn|national_id|tax_id|passport|licen[cs]e_(number|no)$/, 'user.government_id'],
  [/insur|member_id/, 'user.health_and_medical.insurance_beneficiary_id'],
  [/drug|dosage|diagnos|prescri|refill|allerg|medic/, 'user.health_and_medical'],
  [/card|payment|amount|price|total|balance/, 'user.financial'],
  [/password|passwd|secret|token|_hash$/, 'user.authorization.credentials'],
  [/(^|_)order|(^|_)item|(^|_)sku/, 'user.behavior.purchase_history'],
  [/(^|_)(notes?|comments?|messages?|body)$/, 'user.content.private'],
  [/(^|_)id$/, 'user.unique_id'],
  [/status$|_at$|_on$|^(created|updated)|tracking|(^|_)plan$/, 'system.operations'],
];

/** Tables whose every column is health data unless its name says something stricter to find. */
const HEALTH_TABLE = /prescri|diagnos|medic|patholog|lab_?result|allerg/;

/**
 * The category a column most likely holds, by its name and its table's. A person confirms or changes each.
 * @returns `user`, the widest, when nothing fits: only a grant of everything would cover it
 */
export function guessCategory(table: string, column: string): string {
  const name = column.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const guess = guesses.find(([pattern]) => pattern.test(name))?.[1] ?? 'user';
  const vague = guess === 'user' || guess === 'system.operations' || guess === 'user.content.private';
  return vague && HEALTH_TABLE.test(table.toLowerCase()) ? 'user.health_and_medical' : guess;
}

/** Words for a card: `date_of_birth` becomes `Date of birth`. */
export function guessLabel(column: string): string {
  const words = column
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether a table's name says it lists the customers themselves. */
export function namesCustomers(table: string): boolean {
  return /(^|[._"])(customer|client|patient|member|user|subscriber|account|person|people|contact)s?"?$/i.test(
    table,
  );
}
