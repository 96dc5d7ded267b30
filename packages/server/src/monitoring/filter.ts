import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import { identifier, instant } from '../platform/schemas.ts';
import type { AccessFilter } from './query.ts';

/** What accesses may be narrowed by, as it stands in an address. */
export const searchFilter = z.strictObject({
  vendor: identifier.optional(),
  agent: identifier.optional(),
  ticket: identifier.optional(),
  kind: identifier.optional(),
  agreement: identifier.optional(),
  ok: z.enum(['true', 'false']).optional(),
  code: identifier.optional(),
  clause: identifier.optional(),
  purpose: identifier.optional(),
  source: identifier.optional(),
  resource: identifier.optional(),
  field: identifier.optional(),
  category: identifier.optional(),
  customer: z
    .string()
    .regex(/^[0-9a-f]{64}(\.[0-9a-f]{64}){0,3}$/)
    .optional()
    .meta({ description: 'Keyed hashes, from POST /api/accesses/customer; for the company only' }),
  from: instant.optional(),
  until: instant.optional(),
});

/** @throws Failure `role-not-allowed` for somebody who may not know whom an access was about */
export function assertMayAsk(
  { customer }: Pick<z.infer<typeof searchFilter>, 'customer'>,
  { person }: SignedIn,
): void {
  // An auditor is no customer's keeper either: what is hashed with could be guessed at one by one.
  if (customer !== undefined && (person.partyKind !== 'company' || person.role === 'auditor'))
    throw new Failure('role-not-allowed');
}

/**
 * The filter, as far as this person may ask.
 * @throws Failure `role-not-allowed` for somebody who may not know whom an access was about
 */
export function asFilter(
  { ok, from, until, customer, ...rest }: z.infer<typeof searchFilter>,
  who: SignedIn,
): AccessFilter {
  assertMayAsk({ customer }, who);
  return {
    ...rest,
    ...(customer !== undefined && { customer: customer.split('.') }),
    ...(ok !== undefined && { ok: ok === 'true' }),
    ...(from !== undefined && { from: new Date(from) }),
    ...(until !== undefined && { until: new Date(until) }),
  };
}
