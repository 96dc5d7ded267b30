import { together, type Badge, type Hit, type Rule } from './walk.ts';

/** The register lags behind the system that prints badges; a number that stays unknown is somebody's. */
const UNREGISTERED = 3;

/**
 * A badge that was lost, ran out, or is a leaver's: a door that opened to it is a signal always. A lost badge or a leaver's that
 * was tried in vain is one too: somebody has it. One that merely ran out was tried by whoever forgot to renew it.
 */
export const badgeEnded: Rule = (walk) => {
  const hits = walk.events.flatMap(({ badge, at, result }): Hit[] => {
    if (badge === null) return result === 'granted' ? [{ badge, at, why: 'unregistered' }] : [];
    const why = endOf(walk.badges.get(badge), at);
    if (why === null) return [];
    return [{ badge, at, why: why === 'over' && result === 'denied' ? 'over-denied' : why }];
  });
  return together('badge-ended', hits, walk, (times, why) =>
    why === 'unregistered' ? times >= UNREGISTERED : why !== 'over-denied',
  );
};

/** Why a badge counts no more at a time; null while it does. */
export function endOf(
  badge: Badge | undefined,
  at: number,
): 'lost' | 'left' | 'over' | 'unregistered' | null {
  if (badge === undefined) return 'unregistered';
  if (badge.lostAt !== null && badge.lostAt <= at) return 'lost';
  if (badge.holder.kind === 'person' && badge.holder.leftAt !== null && badge.holder.leftAt <= at)
    return 'left';
  return at < badge.from || (badge.until !== null && badge.until <= at) ? 'over' : null;
}
