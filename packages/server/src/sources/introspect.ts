import type { DataMap, Field, Resource } from '@cordon/core/kernel';
import { joinNames } from '@cordon/core/sql';
import { fieldTypeOf, type CatalogueColumn } from './catalogue.ts';

/** Column names people use, and the category they most likely hold. A person confirms or changes each. */
const guesses: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/(^|_)e?mail/, 'user.contact.email'],
  [/(^|_)(phone|mobile|tel)/, 'user.contact.phone_number'],
  [/(^|_)fax/, 'user.contact.fax_number'],
  [/first_?name|given_?name/, 'user.name.first'],
  [/last_?name|surname|family_?name/, 'user.name.last'],
  [/(^|_)(full_?)?name$/, 'user.name'],
  [/birth|(^|_)dob$/, 'user.demographic.date_of_birth'],
  [/gender|(^|_)sex$/, 'user.demographic.gender'],
  [/street|address/, 'user.contact.address.street'],
  [/(^|_)city$/, 'user.contact.address.city'],
  [/(^|_)(state|province|region)$/, 'user.contact.address.state'],
  [/zip|postal|postcode/, 'user.contact.address.postal_code'],
  [/(^|_)country/, 'user.contact.address.country'],
  [/card_(number|no)|(^|_)pan$/, 'user.financial.credit_card'],
  [/iban|account_(number|no)/, 'user.financial.bank_account'],
  [/card|payment|amount|price|total/, 'user.financial'],
  [/ssn|national_id|tax_id|passport/, 'user.government_id'],
  [/insur|member_id/, 'user.health_and_medical.insurance_beneficiary_id'],
  [/drug|dosage|diagnos|prescri|refill|allerg|medic/, 'user.health_and_medical'],
  [/(^|_)ip(_address)?$/, 'user.device.ip_address'],
  [/password|secret|token/, 'user.authorization.credentials'],
  [/order|item|sku/, 'user.behavior.purchase_history'],
  [/note|comment|message|body/, 'user.content.private'],
  [/(^|_)id$/, 'user.unique_id'],
  [/status|_at$|_on$|created|updated|tracking|plan/, 'system.operations'],
];

/**
 * A first draft of a data map from the catalogue: the customer table is the one most others point at; a table joins
 * it when it has a primary key and a column that points there. Nothing is granted by a draft.
 */
export function draftDataMap(source: string, columns: readonly CatalogueColumn[]): DataMap {
  const tables = [...new Set(columns.map(({ table }) => table))];
  const customer = tables.toSorted((a, b) => pointedAt(columns, b) - pointedAt(columns, a))[0];
  const resources = tables.flatMap((table) => {
    const own = columns.filter((column) => column.table === table);
    const keys = own.filter(({ primaryKey }) => primaryKey).map(({ column }) => column);
    const subjectKey =
      table === customer ? keys[0] : own.find(({ references }) => references === customer)?.column;
    if (keys.length === 0 || subjectKey === undefined) return [];
    const resource: Resource = {
      name: table.slice(table.indexOf('.') + 1).replaceAll('"', ''),
      kind: 'table',
      table,
      key: joinNames(keys, ','),
      subjectKey,
      fields: own
        .filter(({ column }) => !(keys.includes(column) && table !== customer) && column !== subjectKey)
        .map(fieldOf),
    };
    return [resource];
  });
  return { source, version: 1, resources: [...resources, conversation] };
}

/** The conversation of a ticket, whatever the source. */
const conversation: Resource = {
  name: 'conversation',
  kind: 'thread',
  table: '',
  key: 'id',
  subjectKey: '',
  fields: [{ name: 'body', category: 'user.content.private', type: 'text', label: 'Message' }],
};

function pointedAt(columns: readonly CatalogueColumn[], table: string): number {
  return columns.filter(({ references }) => references === table).length;
}

function fieldOf({ column, sqlType }: CatalogueColumn): Field {
  const name = column.toLowerCase();
  const category = guesses.find(([pattern]) => pattern.test(name))?.[1] ?? 'user';
  const words = column.replaceAll('_', ' ');
  return {
    name: column,
    category,
    type: fieldTypeOf(sqlType),
    label: words.charAt(0).toUpperCase() + words.slice(1),
  };
}
