import type { NetworkDiff } from '../../api/types.ts';

type Count = NetworkDiff['opens'];

/**
 * How long a bar is, from 0 to 1. Ranges double in size with each bit, so the bar does not show addresses but bits: a
 * single one is short, a /24 a quarter, all of IPv4 the whole. IPv6 is counted in networks of /64 on the same scale.
 */
export function barOf({ v4, v6 }: Pick<Count, 'v4' | 'v6'>): number {
  const networks = Number(BigInt(v6) >> 64n);
  const most = Math.max(v4, networks, BigInt(v6) > 0n ? 1 : 0);
  return most === 0 ? 0 : Math.min(1, (Math.log2(most) + 1) / 33);
}
