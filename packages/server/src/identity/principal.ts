import type { KeptUndertaking } from '@cordon/core/agreements';
import type { CoursesKnown, Principal } from '@cordon/core/kernel';
import { CONFIDENTIALITY } from '@cordon/core/policy';
import type { Role } from './admission.ts';
import { backgroundFact, checksSql, type StandingCheck } from './background.ts';
import { badgedSql, badgeFact, type Badged } from './badged.ts';
import { mayCome, networksSql, sitesSql, type ListedNetwork } from './coming.ts';
import { countryOf } from './country.ts';
import type { Db } from './db.ts';
import type { MfaMethod } from './factors.ts';
import { deviceHereOf, devicesSql, postureOf, type CountedDevices } from './device-fact.ts';
import { heldOf, holdsSql, type Holds } from './holds.ts';
import { clientAddress } from './network.ts';
import { trainedSql } from './trained.ts';
import { hasUndertaken, undertakingsSql } from './undertaken.ts';

/** Who is behind a live session, read anew for each request. Times are epoch milliseconds. */
export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly person: {
    readonly id: string;
    readonly partyId: string;
    readonly partyKind: 'company' | 'vendor';
    readonly partyName: string;
    readonly siteId: string | null;
    readonly name: string;
    readonly role: Role;
    /** The work they were invited for; what they act in is told by the assignment of each ticket. */
    readonly accessRole: string | null;
    readonly purpose: string | null;
  };
  /** Null: a password alone, which may only enrol a second factor. */
  readonly mfaAt: number | null;
  readonly mfaMethod: MfaMethod | null;
  readonly stepUpAt: number | null;
  readonly expiresAt: number;
  readonly suspended: boolean;
  readonly holds: Holds;
  /** The canonical client address of this request, or null when it cannot be told. */
  readonly ip: string | null;
  /** Whether the party's list lets them come from there, by any site they work at. */
  readonly networkAllowed: boolean;
  /** The sites they work at, and the list that each is held to. */
  readonly sites: readonly (string | null)[];
  readonly networks: readonly ListedNetwork[];
  readonly keyRegistered: boolean;
  /** The company of this installation. */
  readonly company: { readonly id: string; readonly name: string } | null;
  /** What an agent signed, not verified yet; nobody else is asked to sign. */
  readonly undertakings: readonly KeptUndertaking[];
  /** The devices that count for this session. */
  readonly devices: CountedDevices;
  /** Where their badge was seen, and which sites' badge systems tell. */
  readonly badged: Badged;
  /** What they passed, by course. */
  readonly trained: CoursesKnown;
  /** What their vendor attested that they were looked into for. */
  readonly checks: readonly StandingCheck[];
  /** Set where they ask through a frame inside a helpdesk; it has keys of its own. */
  readonly frame?: {
    readonly id: string;
    readonly sidebar: string;
    /** Base64 of its DER SubjectPublicKeyInfo. */
    readonly publicKey: string;
  };
}

/** Under which id the keys of this browser are kept: what they sign is checked with one, what is shown is sealed to the other. */
export function keysOf({ sessionId, frame }: Pick<SignedIn, 'sessionId' | 'frame'>): string {
  return frame?.id ?? sessionId;
}

interface Row {
  sessionId: string;
  userId: string;
  expiresAt: Date;
  mfaAt: Date | null;
  mfaMethod: MfaMethod | null;
  stepUpAt: Date | null;
  id: string;
  partyId: string;
  partyKind: 'company' | 'vendor';
  partyName: string;
  siteId: string | null;
  name: string;
  role: Role;
  accessRole: string | null;
  purpose: string | null;
  suspended: boolean;
  holds: Holds;
  sites: (string | null)[];
  networks: ListedNetwork[];
  keyRegistered: boolean;
  company: { id: string; name: string } | null;
  undertakings: KeptUndertaking[];
  devices: CountedDevices;
  badged: Badged;
  trained: CoursesKnown;
  checks: StandingCheck[];
}

const selection = `
    SELECT s.id AS "sessionId", s."userId", s."expiresAt", s."mfaAt", s."mfaMethod", s."stepUpAt",
           p.id, p.party_id AS "partyId", pa.kind AS "partyKind", pa.name AS "partyName", p.site_id AS "siteId",
           p.name, p.role, p.access_role AS "accessRole", p.purpose,
           coalesce(p.suspended_at, pa.contained_at, p.left_at) IS NOT NULL AS suspended,
           ${holdsSql('p.id')} AS holds,
           ${networksSql('p.party_id')} AS networks, ${sitesSql('p', '$2')} AS sites,
           EXISTS (SELECT FROM cordon.session_keys k WHERE k.session_id = s.id) AS "keyRegistered",
           (SELECT json_build_object('id', c.id, 'name', c.name) FROM cordon.parties c WHERE c.kind = 'company') AS company,
           CASE WHEN p.role = 'agent' THEN ${undertakingsSql('p.id', 'p.party_id')} ELSE '[]' END AS undertakings,
           ${badgedSql('p.id', 'p.party_id')} AS badged,
           ${checksSql('p.id', 'p.party_id')} AS checks,
           ${devicesSql('p', 's.id')} AS devices,
           ${trainedSql('p.id')} AS trained
    FROM auth.session s
    JOIN cordon.persons p ON p.user_id = s."userId"
    JOIN cordon.parties pa ON pa.id = p.party_id`;

const byToken = {
  name: 'identity-session',
  text: `${selection} WHERE s.token = $1 AND s."expiresAt" > $2`,
};

const byId = {
  name: 'identity-session-again',
  text: `${selection} WHERE s.id = $1 AND s."expiresAt" > $2`,
};

/**
 * The live session of a token, in one query: a session that was revoked, a suspension and a change of
 * networks are seen by the very next request.
 *
 * @param address as the HTTP server gives it (trusted proxies resolved)
 * @param now epoch milliseconds
 * @returns null when there is no such session any more
 */
export async function readSession(
  db: Db,
  token: string,
  address: string | undefined,
  now: number,
): Promise<SignedIn | null> {
  const { rows } = await db.query<Row>({ ...byToken, values: [token, new Date(now)] });
  return rows[0] === undefined ? null : signedInOf(rows[0], address);
}

/** The same by the id of a session that was read before: what it is at this moment, {@link readSession}'s cost. */
export async function readSessionAgain(
  db: Db,
  session: string,
  address: string | null,
  now: number,
): Promise<SignedIn | null> {
  const { rows } = await db.query<Row>({ ...byId, values: [session, new Date(now)] });
  return rows[0] === undefined ? null : signedInOf(rows[0], address ?? undefined);
}

function signedInOf(row: Row, address: string | undefined): SignedIn {
  const ip = clientAddress(address);
  return {
    sessionId: row.sessionId,
    userId: row.userId,
    person: {
      id: row.id,
      partyId: row.partyId,
      partyKind: row.partyKind,
      partyName: row.partyName,
      siteId: row.siteId,
      name: row.name,
      role: row.role,
      accessRole: row.accessRole,
      purpose: row.purpose,
    },
    mfaAt: row.mfaAt?.getTime() ?? null,
    mfaMethod: row.mfaMethod,
    stepUpAt: row.stepUpAt?.getTime() ?? null,
    expiresAt: row.expiresAt.getTime(),
    suspended: row.suspended,
    holds: row.holds,
    ip,
    networkAllowed: mayCome(ip, { kind: row.partyKind, sites: row.sites }, row.networks).allow,
    sites: row.sites,
    networks: row.networks,
    keyRegistered: row.keyRegistered,
    company: row.company,
    undertakings: row.undertakings,
    devices: row.devices,
    badged: row.badged,
    trained: row.trained,
    checks: row.checks,
  };
}

/**
 * Whether somebody may work for a site from where they are: who works at two is let in at each for the work of that one
 * alone.
 * @param site of the assignment; null: the person's own
 */
export function worksFrom(
  { ip, person, networks }: Pick<SignedIn, 'ip' | 'person' | 'networks'>,
  site: string | null,
): boolean {
  return mayCome(ip, { kind: person.partyKind, sites: [site ?? person.siteId] }, networks).allow;
}

/** The assignment under which somebody works on a ticket. */
export interface WorkingAs {
  readonly accessRole: string;
  /** Site id; null: the person's own. */
  readonly site: string | null;
  /** Within its shift or an extension of it. */
  readonly onShift: boolean;
}

/**
 * The asker as the policy sees it: in the role of the assignment, and without one in none. Facts are what the server knows
 * itself: `mfa` (true, at the moment it was last confirmed; absent without a second factor), `network` (whether the
 * site they work at lists it), `country` (the code of the one the address is registered in; absent when it is not known, and then the
 * condition fails), `suspension` (whether one is open), `undertaking` (its name when the one that counts now is signed and
 * the signature holds, else false), `shift` (whether it runs; `none` without an assignment), `training` (what is known of each
 * course), `background-check` (see `backgroundFact`), `badge` (see `badgeFact`) and
 * `posture` (what the worst device that counts told last), `device-here` (see `deviceHereOf`), all but the first and the last three
 * confirmed by this very request.
 * @param now epoch milliseconds
 */
export function toPrincipal(signedIn: SignedIn, now: number, as: WorkingAs | null): Principal {
  const { person, mfaAt } = signedIn;
  const country = countryOf(signedIn.ip);
  return {
    id: person.id,
    kind: 'agent',
    party: person.partyId,
    side: person.partyKind === 'company' ? 'controller' : 'processor',
    role: as?.accessRole ?? '',
    ...(person.partyKind === 'company' && { office: person.role }),
    site: as?.site ?? person.siteId,
    facts: {
      ...(mfaAt !== null && { mfa: { at: mfaAt, value: true } }),
      network: { at: now, value: as === null ? signedIn.networkAllowed : worksFrom(signedIn, as.site) },
      ...(country !== null && { country: { at: now, value: country } }),
      suspension: { at: now, value: signedIn.suspended },
      undertaking: { at: now, value: hasUndertaken(signedIn, now) && CONFIDENTIALITY },
      shift: { at: now, value: as?.onShift ?? 'none' },
      posture: postureOf(signedIn.devices, now),
      training: { at: now, value: signedIn.trained },
      'background-check': backgroundFact(signedIn.checks, now),
      'device-here': deviceHereOf(signedIn.devices, signedIn.ip, now),
      ...badgeFact(signedIn.badged, as?.site ?? person.siteId, now),
    },
    stepUpAt: signedIn.stepUpAt,
    held: heldOf(signedIn),
  };
}

/**
 * Who reviews anonymised conversations: they act as what they are in their party. Nobody is assigned to it, since no customer
 * is in what they see.
 */
export function reviewerOf(signedIn: SignedIn, now: number): Principal {
  return { ...toPrincipal(signedIn, now, null), role: signedIn.person.role };
}
