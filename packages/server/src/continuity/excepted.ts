import type { Principal } from '@cordon/core/kernel';
import type { Exceptions } from './exception.ts';

/**
 * An asker whose rights are asked for again, with the exceptions they came with, as those stand now: one that was ended
 * meanwhile is not there any more.
 * @param fresh the asker as they are now, without exceptions
 * @param before the asker as they came
 */
export async function excepted(
  exceptions: Pick<Exceptions, 'leaseFor' | 'emergencyFor'>,
  fresh: Principal,
  before: Principal,
  where: { readonly agreement: string | null; readonly ip: string | null },
  now: Date,
): Promise<Principal> {
  if (before.emergency !== undefined) {
    const open = await exceptions.emergencyFor(before.emergency.id, fresh.id, now);
    return open === null ? fresh : { ...fresh, role: open.accessRole, emergency: open.running };
  }
  if (before.lease === undefined || where.agreement === null) return fresh;
  const { site } = fresh;
  const lease = await exceptions.leaseFor(where.agreement, { site, ip: where.ip }, now);
  return lease === undefined ? fresh : { ...fresh, lease };
}
