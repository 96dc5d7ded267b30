import { mayCome, networksSql, sitesSql, type ListedNetwork } from './coming.ts';
import type { Db } from './db.ts';
import type { SignedIn } from './principal.ts';
import type { Connected, Revocations, Revoked } from './revocation.ts';

/** The PostgreSQL channel on which a change of a party's list is told, by the trigger on the list itself. */
export const networksChannel = 'cordon_networks';

/** The one on which it is told that somebody's work or site changed, by the triggers on what says so. */
export const workChannel = 'cordon_work';

/** What a long-lived reply to a signed-in person is known by: whose it is, and where it goes. */
export function connectedOf({ sessionId, expiresAt, person, ip }: SignedIn): Connected {
  return {
    sessionId,
    expiresAt,
    personId: person.id,
    partyId: person.partyId,
    from: { ip, kind: person.partyKind },
  };
}

export interface NetworkWatch extends Revocations {
  /** A party's list changed: replies that go where its people may not be any more are closed, and no others. */
  networksChanged(party: string): Promise<void>;
  /** What somebody works as changed, and with it maybe where. @param payload of the channel */
  workChanged(payload: string): Promise<void>;
  /** Calls back when where somebody may come from, or what they work as, may be another than before. Returns a stop. */
  onMoved(who: Pick<Connected, 'personId' | 'partyId'>, listener: () => void): () => void;
}

/** A party's list as it is now, and the sites its people work at. */
export interface Ground {
  readonly list: readonly ListedNetwork[];
  readonly sites: Readonly<Record<string, readonly (string | null)[]>>;
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
 * The sites somebody works at are held to in the same way: an assignment may begin or end meanwhile.
 *
 * @param groundOf a party's list, and the sites of these people of it, as they are now
 */
export function watchNetworks(
  inner: Revocations,
  groundOf: (party: string, people: readonly string[]) => Promise<Ground>,
): NetworkWatch {
  const live = new Set<Live>();
  const moved = new Set<{ readonly partyId: string; readonly personId: string; readonly tell: () => void }>();

  // Whoever begins meanwhile is looked at by a look of their own: this one did not ask where they work.
  const endOutside = async (party: string, some: readonly Live[]): Promise<void> => {
    const people = [...new Set(some.map(({ connected }) => connected.personId))];
    if (people.length === 0) return;
    const ground = await groundOf(party, people).catch(() => null);
    for (const one of some)
      if (live.has(one) && (ground === null || !isInside(one.connected, ground))) one.end(null);
  };
  const changed = async (party: string, person: string | null): Promise<void> => {
    const concerns = (who: { readonly partyId: string; readonly personId: string }): boolean =>
      who.partyId === party && (person === null || who.personId === person);
    await endOutside(
      party,
      [...live].filter(({ connected }) => concerns(connected)),
    );
    for (const one of [...moved]) if (concerns(one)) one.tell();
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
        void endOutside(connected.partyId, [one]);
      }
      return stop;
    },
    networksChanged: (party) => changed(party, null),
    async workChanged(payload) {
      const told = readWork(payload);
      if (told === null) inner.missed();
      else await changed(told.party, told.person);
    },
    onMoved({ partyId, personId }, tell) {
      const one = { partyId, personId, tell };
      moved.add(one);
      return () => void moved.delete(one);
    },
  };
}

function isInside({ personId, from }: Connected, { list, sites }: Ground): boolean {
  return (
    from !== undefined && mayCome(from.ip, { kind: from.kind, sites: sites[personId] ?? [] }, list).allow
  );
}

/** Whose work it is about; null for what cannot be read. */
function readWork(payload: string): { readonly party: string; readonly person: string } | null {
  try {
    const { party, person } = JSON.parse(payload) as Record<string, unknown>;
    return typeof party === 'string' && typeof person === 'string' ? { party, person } : null;
  } catch {
    return null;
  }
}

/** A party's list as it is now, and the sites of these people of it. @param now epoch milliseconds */
export async function readGround(
  db: Db,
  party: string,
  people: readonly string[],
  now: number,
): Promise<Ground> {
  const { rows } = await db.query<Ground>({
    name: 'identity-ground',
    text: `SELECT ${networksSql('$1')} AS list, coalesce((SELECT json_object_agg(p.id, ${sitesSql('p', '$3')})
             FROM cordon.persons p WHERE p.party_id = $1 AND p.id = ANY ($2)), '{}') AS sites`,
    values: [party, people, new Date(now)],
  });
  return rows[0] ?? { list: [], sites: {} };
}
