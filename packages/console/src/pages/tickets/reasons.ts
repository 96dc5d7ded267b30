import type { RevealReason } from '../../api/types.ts';

/** Why a value is needed, or something is done. */
export const REASONS: readonly (readonly [RevealReason, string])[] = [
  ['customer-asked', 'Customer asked'],
  ['delivery-problem', 'Delivery problem'],
  ['payment-problem', 'Payment problem'],
  ['identity-check', 'Identity check'],
  ['legal-request', 'Legal request'],
];
