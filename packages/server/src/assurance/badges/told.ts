import type { Direction, ToldBadge } from '@cordon/core/assurance/badges';
import { canonicalText } from '@cordon/ledger';
import { hmacHash, textHash } from '../../platform/hashing.ts';
import type { NewBadgeEvent } from './badge.ts';

/** Hashes badge numbers of a site: the same number at another site is another badge. */
export type HashNumber = (site: string, number: string) => Uint8Array;

/** @param key of this installation, for nothing else */
export function numberHashing(key: Uint8Array): HashNumber {
  return (site, number) => hmacHash(key, canonicalText([site, number.trim().toUpperCase()]));
}

/**
 * An event as it is kept. Two that say the same are one: by the id their system gave them, else by all that they say. A badge's
 * number goes no further.
 */
export function keptOf(
  site: string,
  { id, at, door, badge, direction, result }: ToldBadge,
  hashNumber: HashNumber,
): NewBadgeEvent {
  const hash = hashNumber(site, badge);
  const said = id === null ? [at, door, Buffer.from(hash).toString('base64'), direction, result] : ['id', id];
  return { key: textHash(canonicalText(said)), at: new Date(at), door, hash, direction, result };
}

/** An event as a program sends it; what it leaves out is not known of the way, and granted of the result. */
export function toldOf(event: {
  readonly id?: string | undefined;
  readonly at: string;
  readonly door: string;
  readonly badge: string;
  readonly direction?: Direction | undefined;
  readonly result?: 'granted' | 'denied' | undefined;
}): ToldBadge {
  const { id = null, at, door, badge, direction = 'unknown', result = 'granted' } = event;
  return { id, at: Date.parse(at), door, badge, direction, result };
}
