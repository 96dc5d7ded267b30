import { mayCome, networksSql, type ListedNetwork } from './coming.ts';
import type { Db } from './db.ts';
import type { SignedIn } from './principal.ts';
import type { Connected, Revocations, Revoked } from './revocation.ts';

/** The PostgreSQL channel on which a change of a party's list is told, by the trigger on the list itself. */
export const networksChannel = 'cordon_networks';

/** What a long-lived reply to a signed-in person is known by: whose it is, and where it goes. */
export function connectedOf({ sessionId, expiresAt, person, ip }: SignedIn): Connected {
  return {
    sessionId,
    expiresAt,
    personId: person.id,
    partyId: person.partyId,
    from: { ip, kind: person.partyKind, site: person.siteId },
  };
}

export interface NetworkWatch extends Revocations {
  /** A party's list changed: replies that go where its people may not be any more are closed, and no others. */
  networksChanged(party: string): Promise<void>;
}

interface Live {
  readonly connected: Connected;
  readonly end: (revoked: Revoked | null) => void;
}

/**
 * A reply that streams for hours is checked once, when it is asked for. So each is also held to the list as the list
 * changes, and once when it begins, since the list may have changed while it was being opened. When the list cannot be
 * read, the reply ends: a client that still may connects again.
 *
 * @param listOf a party's list as it is now
 */
export function watchNetworks(
  inner: Revocations,
  listOf: (party: string) => Promise<readonly ListedNetwork[]>,
): NetworkWatch {
  const live = new Set<Live>();

  const endOutside = async (party: string, some: () => Iterable<Live>): Promise<void> => {
    const list = await listOf(party).catch(() => null);
    for (const one of some()) if (list === null || !isInside(one.connected, list)) one.end(null);
  };

  return {
    ...inner,
    watch(connected, close) {
      const end = (revoked: Revoked | null): void => {
        stop();
        close(revoked);
      };
      const one: Live = { connected, end };
      const forget = inner.watch(connected, end);
      const stop = (): void => {
        live.delete(one);
        forget();
      };
      live.add(one);
      if (connected.from !== undefined) {
        void endOutside(connected.partyId, () => (live.has(one) ? [one] : []));
      }
      return stop;
    },
    networksChanged: (party) =>
      endOutside(party, () => [...live].filter(({ connected }) => connected.partyId === party)),
  };
}

function isInside({ from }: Connected, list: readonly ListedNetwork[]): boolean {
  return from !== undefined && mayCome(from.ip, from, list).allow;
}

/** A party's list as it is now. */
export async function readNetworks(db: Db, party: string): Promise<readonly ListedNetwork[]> {
  const { rows } = await db.query<{ list: ListedNetwork[] }>({
    name: 'identity-networks',
    text: `SELECT ${networksSql('$1')} AS list`,
    values: [party],
  });
  return rows[0]?.list ?? [];
}
