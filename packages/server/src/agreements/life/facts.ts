import {
  factsOf,
  lifeAt,
  type Life,
  type LifeEvent,
  type LifeFacts,
  type SealCrypto,
  type Side,
} from '@cordon/core/agreements';
import { signedBy, termsOf } from '../standing.ts';
import type { Agreement, Version } from '../store.ts';
import type { RecordedEvent, Seen } from './store.ts';

/** Which side of the agreement a party is; null for one that has no part in it. */
export function sideOf({ controller, processor }: Agreement, party: string | null): Side | null {
  if (party === controller.id) return 'controller';
  return party === processor.id ? 'processor' : null;
}

/** The party that stands on a side of the agreement. */
export function partyOf({ controller, processor }: Agreement, side: Side): Agreement['controller'] {
  return side === 'controller' ? controller : processor;
}

/**
 * What the log says, nothing taken on its word: a recorded signature counts only while the signature itself verifies
 * over the very terms of that version.
 */
export function factsFor({ agreement, versions, events }: Seen, crypto: SealCrypto): LifeFacts {
  const happened = events.flatMap((event): readonly LifeEvent[] => {
    const read = readEvent(agreement, versions, event, crypto);
    return read === null ? [] : [read];
  });
  const { endedAt } = agreement;
  // The row says so too: a log that lost the event does not open anything.
  const lost = endedAt !== null && !happened.some(({ kind }) => kind === 'ended');
  return factsOf(
    lost ? [...happened, { kind: 'ended', reason: 'terminated', at: endedAt.getTime() }] : happened,
  );
}

/** The version to go by: the one that stands, before any does the newest. */
export function standingOf({ versions }: Seen, { stands }: Life): Version {
  const found = versions.find(({ version }) => version === stands) ?? versions[0];
  if (found === undefined) throw new Error('an agreement without a version');
  return found;
}

/** Where the agreement stands now, by what its log proves. */
export function lifeFor(seen: Seen, now: Date, crypto: SealCrypto): Life {
  return lifeAt(factsFor(seen, crypto), now.getTime());
}

function readEvent(
  agreement: Agreement,
  versions: readonly Version[],
  event: RecordedEvent,
  crypto: SealCrypto,
): LifeEvent | null {
  const { kind, reason } = event;
  const at = event.at.getTime();
  if (kind === 'expired') return { kind, at };
  if (kind === 'ended') return { kind, at, reason: reason ?? 'terminated' };
  const by = sideOf(agreement, event.party);
  if (by === null) return null;
  if (kind !== 'drafted' && kind !== 'proposed' && kind !== 'signed') return { kind, by, at };
  const version = versions.find((one) => one.version === event.version);
  if (version === undefined) return null;
  if (kind === 'signed') {
    const party = partyOf(agreement, by).id;
    return signedBy(agreement, version, party, crypto) ? { kind, by, at, version: version.version } : null;
  }
  const { from, until } = termsOf(version).inForce;
  return {
    kind,
    by,
    at,
    version: version.version,
    span: { from: Date.parse(from), until: Date.parse(until) },
  };
}
