import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Reach } from './settings.ts';

/** What kind of place an address is in; null for one that nothing of ours may talk to (link-local, multicast, metadata). */
export function reachOf(address: string): Reach | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  switch (parsed.range()) {
    case 'unicast':
      return 'public';
    case 'private':
    case 'uniqueLocal':
    case 'carrierGradeNat':
      return 'private';
    case 'loopback':
      return 'loopback';
    default:
      return null;
  }
}

/**
 * Resolves names for one API and lets only addresses through that lie where they did when it was connected. Looked at for
 * each connection, at the moment the address is used: a check before would be of another answer.
 * @param resolving how names are resolved
 */
export function pinnedLookup(reach: Reach, resolving: LookupFunction = resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolving(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null || typeof found === 'string') {
        callback(error ?? new Error('the name of the API was not resolved whole'), []);
        return;
      }
      const allowed = found.filter(({ address }) => reachOf(address) === reach);
      const [first] = allowed;
      // One foreign answer among good ones is an attack too.
      if (first === undefined || allowed.length !== found.length) {
        callback(new Error('the name of the API leads to an address it must not'), []);
      } else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
