import { agreed, decidingVersion, type Deciding, type LifeFacts } from '@cordon/core/agreements';
import { termsOf } from '../standing.ts';
import type { Version } from '../store.ts';

/** A version both signed, with the time it took effect and what it allows of work in flight. */
export interface DecidingVersion extends Deciding {
  readonly version: Version;
}

/** The versions both signed, newest first. */
export function decidingOf(facts: LifeFacts, versions: readonly Version[]): readonly DecidingVersion[] {
  return agreed(facts).flatMap(({ version: number, began, until }) => {
    const version = versions.find((one) => one.version === number);
    if (version === undefined) return [];
    const minutes = termsOf(version).inFlight?.minutes;
    return [{ version, from: began, until, grace: minutes === undefined ? null : minutes * 60_000 }];
  });
}

/** The one that decides. @param inHandSince when the ticket was taken in hand, if it is about one */
export function decidingAt<T extends Deciding>(
  versions: readonly T[],
  now: Date,
  inHandSince?: Date | null,
): T | undefined {
  return decidingVersion(versions, now.getTime(), inHandSince?.getTime());
}
