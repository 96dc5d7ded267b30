import type { Random } from '../random.ts';
import type { Seat } from '../told.ts';

/** Countries none of the vendors works in and few travel to. */
const ABROAD = ['NG', 'VN', 'UA', 'BR', 'TR', 'KZ'] as const;

/** How much of a stranger's seat differs from the account's own. */
export type Strangeness = 'country' | 'network' | 'device';

/** The seat of somebody else who holds an account: with a device of their own, most from elsewhere. */
export function strangerSeat(own: Seat, random: Random, strangeness: Strangeness, name = own.agent): Seat {
  const net = random.pick(['203.0.113', '198.51.100', '192.0.2']);
  const tag = random.whole(1, 1_000_000).toString(36);
  return {
    ...own,
    ...(strangeness !== 'device' && { ip: `${net}.${String(random.whole(1, 250))}` }),
    ...(strangeness === 'country' && { country: random.pick(ABROAD), site: null }),
    device: `dev-x-${tag}`,
    session: `s-${name}-x-${tag}`,
  };
}
