import { createHash } from 'node:crypto';
import { mayCome, networksSql, sitesSql, type Comer, type ListedNetwork } from '../coming.ts';
import { countryOf } from '../country.ts';
import type { Db } from '../db.ts';
import type { IdentityEvents } from '../events.ts';
import { addressUnit } from '../network.ts';
import { signalsOf, type Known, type SignalKind } from './judge.ts';

/** A full sign-in that just happened. */
export interface FullSignIn {
  readonly userId: string;
  readonly sessionId: string;
  /** The id in the browser's device cookie, new or brought along; `brought` says which. */
  readonly device: string;
  readonly brought: boolean;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly factorKnown: boolean;
}

/** A sign-in with something new about it. Times are epoch milliseconds. */
export interface SignInSignal {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly party: string;
  readonly kinds: readonly SignalKind[];
  readonly at: number;
  readonly ip: string | null;
  readonly country: string | null;
  readonly userAgent: string | null;
  /** What the person said of it. */
  readonly answer: 'mine' | 'not-mine' | null;
}

export interface SignInSignals {
  /** Compares a sign-in with the earlier ones of the person, keeps what is new about it, and remembers it. */
  signedIn(signIn: FullSignIn): Promise<void>;
  /** Whether somebody signed in before in the browser of this name. */
  knowsDevice(person: string, device: string): Promise<boolean>;
  /** What a person was not asked about yet. The session that caused one is not asked: it would answer for itself. */
  asked(personId: string, sessionId: string): Promise<SignInSignal[]>;
  /** The latest hundred, of one party or of everybody; of one person the latest ten, so that nobody fills the list alone. */
  list(party: string | null): Promise<SignInSignal[]>;
  /** @returns the session it was about, or null when the person was not asked this */
  answer(
    who: { readonly personId: string; readonly sessionId: string },
    id: string,
    answer: 'mine' | 'not-mine',
  ): Promise<string | null>;
  /** Forgets what is older than ninety days, as known addresses are. */
  prune(): Promise<void>;
}

interface PersonRow extends Comer {
  id: string;
  party: string;
  networks: ListedNetwork[];
}

const OF_EACH = 10;
const KEPT_MS = 90 * 86_400_000;

/** What is kept of a browser's name: whoever reads it cannot claim to be that browser. */
function deviceId(device: string): string {
  return createHash('sha256').update(device).digest('base64url');
}

/** A browser as entries name it: enough to tell two apart. @param device the id in its cookie */
export function deviceInEntries(device: string): string {
  return deviceId(device).slice(0, 16);
}

/**
 * @param db the app role
 * @param now epoch milliseconds
 */
export function createSignals(db: Db, events: IdentityEvents, now: () => number): SignInSignals {
  const personOf = async (userId: string): Promise<PersonRow | null> => {
    const { rows } = await db.query<PersonRow>(
      `SELECT p.id, p.party_id AS party, pa.kind, ${sitesSql('p', '$2')} AS sites, ${networksSql('p.party_id')} AS networks
       FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id WHERE p.user_id = $1`,
      [userId, new Date(now())],
    );
    return rows[0] ?? null;
  };

  const knownTo = async (person: string): Promise<Known> => {
    const { rows } = await db.query<{ kind: string; value: string }>(
      'SELECT kind, value FROM cordon.known_places WHERE person_id = $1',
      [person],
    );
    const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ value }) => value));
    return { devices: of('device'), networks: of('network'), countries: of('country') };
  };

  const read = async (where: string, values: unknown[], ofEach = 100): Promise<SignInSignal[]> => {
    const { rows } = await db.query<Omit<SignInSignal, 'at'> & { at: Date }>(
      `SELECT s.id, json_build_object('id', p.id, 'name', p.name) AS person, p.party_id AS party, s.kinds, s.at,
              host(s.ip) AS ip, s.country, s.user_agent AS "userAgent", s.answer
       FROM (SELECT *, row_number() OVER (PARTITION BY person_id ORDER BY at DESC, id) AS nth FROM cordon.identity_signals) s JOIN cordon.persons p ON p.id = s.person_id
       WHERE s.nth <= ${String(ofEach)} AND ${where} ORDER BY s.at DESC, s.id LIMIT 100`,
      values,
    );
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  };

  return {
    async signedIn({ userId, sessionId, device, brought, ip, userAgent, factorKnown }) {
      const person = await personOf(userId);
      if (person === null) return;
      const coming = mayCome(ip, person, person.networks);
      const by = coming.allow ? coming.by : null;
      const at = new Date(now());
      const country = countryOf(ip);
      const network = by?.id ?? addressUnit(ip);
      const named = deviceId(device);
      const listed = by === null ? 'unlisted' : by.site === null ? 'party' : 'own-site';
      const kinds = signalsOf(
        { device: brought ? named : null, network, listed, country, factorKnown },
        await knownTo(person.id),
      );
      if (kinds.length > 0) {
        await db.query(
          `INSERT INTO cordon.identity_signals (id, person_id, session_id, kinds, at, ip, country, user_agent)
           VALUES ('sig_' || gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
          [person.id, sessionId, kinds, at, ip, country, userAgent?.slice(0, 400)],
        );
      }
      await db.query(
        `INSERT INTO cordon.known_places (person_id, kind, value, last_at)
         SELECT $1, k.kind, k.value, $2 FROM unnest($3::text[], $4::text[]) AS k (kind, value) WHERE k.value IS NOT NULL
         ON CONFLICT (person_id, kind, value) DO UPDATE SET last_at = excluded.last_at`,
        [person.id, at, ['device', 'network', 'country'], [named, network, country]],
      );
      for (const kind of kinds) {
        await events.record({
          ...{ kind, code: null, personId: person.id, partyId: person.party },
          ...{ ip, at: at.getTime(), sessionId, words: { device: deviceInEntries(device) } },
        });
      }
    },

    knowsDevice: async (person, device) => (await knownTo(person)).devices.has(deviceId(device)),

    asked: (personId, sessionId) =>
      read('s.person_id = $1 AND s.answer IS NULL AND s.session_id <> $2', [personId, sessionId]),

    list: (party) => read('($1::text IS NULL OR p.party_id = $1)', [party], OF_EACH),

    async answer({ personId, sessionId }, id, answer) {
      const { rows } = await db.query<{ session: string }>(
        // What somebody else made known is forgotten again: it must not be known the next time.
        `WITH answered AS (
           UPDATE cordon.identity_signals SET answer = $4, answered_at = $5
           WHERE id = $1 AND person_id = $2 AND session_id <> $3 AND answer IS NULL RETURNING session_id, at
         ), forgotten AS (
           DELETE FROM cordon.known_places k USING answered a
           WHERE $4 = 'not-mine' AND k.person_id = $2 AND k.last_at = a.at
         )
         SELECT session_id AS session FROM answered`,
        [id, personId, sessionId, answer, new Date(now())],
      );
      return rows[0]?.session ?? null;
    },

    async prune() {
      const since = new Date(now() - KEPT_MS);
      await db.query('DELETE FROM cordon.known_places WHERE last_at <= $1', [since]);
      await db.query('DELETE FROM cordon.identity_signals WHERE at <= $1', [since]);
    },
  };
}
