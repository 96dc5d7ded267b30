import type { DataMap, Field, Resource } from '@cordon/core/kernel';

/** Files of a conversation are a category of their own. */
const files: Field = {
  name: 'attachments',
  label: 'Files',
  category: 'user.content.self_image',
  type: 'text',
};

/** The shop's account of a customer, and what can be done there for them. */
const account: Resource = {
  name: 'account',
  kind: 'endpoint',
  table: '',
  key: 'id',
  subjectKey: 'id',
  fields: [
    { name: 'email', label: 'E-mail', category: 'user.contact.email', type: 'text' },
    { name: 'phone', label: 'Phone', category: 'user.contact.phone_number', type: 'text' },
    { name: 'credit', label: 'Credit', category: 'user.financial', type: 'numeric' },
    {
      name: 'returns[*].order',
      label: 'Returned orders',
      category: 'user.behavior.purchase_history',
      type: 'text',
    },
    { name: 'returns[*].status', label: 'Returns', category: 'system.operations', type: 'text' },
    { name: 'remarks', label: 'Remarks', category: 'user.content.private', type: 'text', freeText: true },
  ],
  routes: [
    {
      path: '/account',
      records: 'data',
      params: [{ in: 'query', name: 'customer', use: { kind: 'subject' } }],
    },
    {
      path: '/accounts',
      records: 'data[*]',
      params: [{ in: 'query', name: 'limit', use: { kind: 'number', most: 100 } }],
    },
  ],
  acts: [
    {
      ...{ name: 'goodwill-credit', label: 'Give a goodwill credit' },
      ...{ says: 'The amount is added to the customer’s account at once.' },
      ...{ method: 'POST', path: '/customers/{id}/credits' },
      params: [
        { name: 'id', label: 'Customer', use: { kind: 'subject' } },
        { name: 'amount', label: 'Amount in dollars', use: { kind: 'number', least: 1, most: 25 } },
        {
          name: 'why',
          label: 'What for',
          use: { kind: 'choice', values: ['late parcel', 'damaged parcel', 'lost parcel'] },
        },
      ],
      body: { amount: '{amount}', currency: 'USD', why: '{why}' },
    },
    {
      ...{ name: 'refund', label: 'Refund an order', says: 'The price goes back to the card it came from.' },
      ...{ method: 'POST', path: '/customers/{id}/refunds' },
      params: [
        { name: 'id', label: 'Customer', use: { kind: 'subject' } },
        {
          name: 'order',
          label: 'Order',
          use: { kind: 'typed', category: 'user.behavior.purchase_history', most: 20 },
        },
      ],
      body: { order: '{order}' },
    },
    {
      ...{ name: 'password-link', label: 'Send a link for a new password' },
      ...{ says: 'The shop mails it to the address on file.' },
      ...{ method: 'POST', path: '/password-links' },
      params: [{ name: 'to', label: 'Address on file', use: { kind: 'held', field: 'email' } }],
      body: { to: '{to}' },
    },
  ],
};

/** The next version of a map: with the files of conversations and the shop's API beside the database. */
export function withShop({ source, version, resources }: DataMap): DataMap {
  const beside = resources.map((resource) =>
    resource.kind === 'thread' ? { ...resource, fields: [...resource.fields, files] } : resource,
  );
  return { source, version: version + 1, resources: [...beside, account] };
}
