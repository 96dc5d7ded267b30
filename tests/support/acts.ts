import type { SourceAct } from '@cordon/core/kernel';
import { compile } from '@cordon/core/policy';
import type { House } from '../../packages/server/src/compose.ts';

/** What a shop lets be done for a customer, as its company mapped it. */
export const shopActs: readonly SourceAct[] = [
  {
    ...{ name: 'call', label: 'Call the customer', says: 'Your telephone rings, then the customer’s.' },
    ...{ method: 'POST', path: '/calls' },
    params: [
      { name: 'to', label: 'Number on file', use: { kind: 'held', field: 'phone' } },
      { name: 'line', label: 'Line', use: { kind: 'choice', values: ['orders', 'pharmacy'] } },
    ],
    body: { call: { to: '{to}', from: '{line}', record: false } },
  },
  {
    ...{ name: 'mail-change', label: 'Change the e-mail', says: 'The account has this address from now on.' },
    ...{ method: 'PATCH', path: '/customers/{id}' },
    params: [
      { name: 'id', label: 'Customer', use: { kind: 'subject' } },
      {
        name: 'email',
        label: 'New address',
        use: { kind: 'typed', category: 'user.contact.email', most: 100 },
      },
    ],
    body: { email: '{email}' },
  },
  {
    ...{ name: 'refund', label: 'Refund', says: 'The amount goes back to the card it came from.' },
    ...{ method: 'POST', path: '/customers/{id}/refunds' },
    params: [
      { name: 'id', label: 'Customer', use: { kind: 'subject' } },
      { name: 'amount', label: 'Amount', use: { kind: 'number', least: 1, most: 100 } },
    ],
    body: { amount: '{amount}', currency: 'USD' },
  },
];

/**
 * Lets the roles that read an endpoint act with it too; all else is as both parties signed it.
 * @param stepUp whether only after a fresh second factor, asked each time
 */
export function knowActs({ inForce }: Pick<House, 'inForce'>, stepUp = () => false): void {
  const signed = inForce.inForce.bind(inForce);
  Object.assign(inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const answer = await signed(...asked);
      if (!answer.ok) return answer;
      const { terms, termsHash, dataMap } = answer.policy;
      const permissions = terms.permissions.flatMap((permission) => [
        permission,
        { ...permission, clause: '2.11', operations: ['act'] as const, stepUp: stepUp() },
      ]);
      const compiled = compile({ ...terms, permissions }, termsHash, dataMap);
      if (!compiled.ok) throw new Error(`the terms must compile: ${JSON.stringify(compiled.problems)}`);
      return { ok: true, policy: compiled.policy };
    },
  });
}
