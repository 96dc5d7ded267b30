import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import { canonicalCidr } from '../../people/cidr.ts';
import type { SignedIn } from '../principal.ts';
import type { SignedActs, SigningActor } from '../signed-acts.ts';
import type { Caller, DirectoryDeps } from './deps.ts';
import type { DirectoryRequest, Requests } from './requests.store.ts';
import type {
  directoryRequest,
  directoryToken,
  directoryView,
  mappingBody,
  revokeBody,
  rotateBody,
  tokenBody,
} from './schemas.ts';
import { planToken, type NewToken, type Token, type Tokens } from './tokens.store.ts';

export interface AdminDeps extends DirectoryDeps {
  readonly tokens: Tokens;
  readonly requests: Requests;
  readonly signedActs: SignedActs;
  /** The SCIM address of a vendor. */
  readonly addressOf: (party: string) => string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Tokens that ended are shown for so long. */
const SHOWN_FOR = 30 * DAY;
/** Two for each of a few purposes: more are forgotten ones. */
const MOST_TOKENS = 10;

/** Whether somebody may look at a vendor's directory: the company of every vendor's, its admins of their own. */
export function mayLook({ person }: SignedIn, party: string): boolean {
  return person.partyKind === 'company' || (person.partyId === party && person.role === 'vendor-admin');
}

/**
 * The page of a vendor's directory.
 * @throws Failure `not-in-scope` for what is no vendor, and for another one's
 */
export async function directoryOf(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
): Promise<z.infer<typeof directoryView>> {
  const vendor = mayLook(who, party) ? await deps.users.vendor(party) : null;
  if (vendor === null) throw new Failure('not-in-scope');
  const at = deps.now();
  const [tokens, groups, people, requests] = await Promise.all([
    deps.tokens.of(party, new Date(at.getTime() - SHOWN_FOR)),
    deps.groups.all(party),
    deps.users.sources(party),
    deps.requests.last(party),
  ]);
  return {
    vendor,
    address: deps.addressOf(party),
    tokens: tokens.map((token) => tokenView(token, at)),
    groups: groups.map(({ id, displayName, members, mapping }) => ({
      ...{ id, name: displayName, mapping },
      members: members.filter(({ known }) => known).length,
    })),
    people,
    requests: requests.map(requestView),
  };
}

export function requestView({ at, ...rest }: DirectoryRequest): z.infer<typeof directoryRequest> {
  return { ...rest, at: at.toISOString() };
}

function tokenView(token: Token, at: Date): z.infer<typeof directoryToken> {
  const { id, kind, label, scopes, networks, createdAt, expiresAt, lastUsedAt } = token;
  return {
    ...{ id, kind, label, scopes: [...scopes], networks: [...networks] },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    state: stateOf(token, at),
  };
}

function stateOf(
  { revokedAt, expiresAt, replacedBy }: Token,
  at: Date,
): z.infer<typeof directoryToken>['state'] {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt <= at) return 'run-out';
  return replacedBy === null ? 'good' : 'replaced';
}

/** The admin of the vendor, and nobody else: a token of the company's making could forge a vendor's people. */
function mustBeOwnAdmin({ person }: SignedIn, party: string): void {
  if (person.role !== 'vendor-admin' || person.partyId !== party) throw new Failure('not-in-scope');
}

function callerOf(actor: SigningActor): Caller {
  return { ...actor, credential: null };
}

type Made = { readonly token: z.infer<typeof directoryToken>; readonly secret: string };

/**
 * Makes a token. What opens a way in is entered before it does.
 * @throws Failure `not-in-scope`, `signature-invalid`, `bad-request` when too many are good already
 */
export async function makeToken(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  { kind, label, scopes, networks, days, ...given }: z.infer<typeof tokenBody>,
): Promise<Made> {
  mustBeOwnAdmin(who, party);
  const words = {
    ...{ subjectParty: party, kind, scopes: scopes.join(' '), networks: networks.join(' '), days },
  };
  const by = callerOf(await deps.signedActs.by(who, 'directory-token-made', words, given));
  const at = deps.now();
  const good = (await deps.tokens.of(party, at)).filter(({ revokedAt }) => revokedAt === null);
  if (good.length >= MOST_TOKENS)
    throw new Failure('bad-request', 'Revoke a token that is not used any more first.');
  const token = planToken({
    ...{ kind, label, scopes, party, expiresAt: new Date(at.getTime() + days * DAY) },
    networks: networks.map((one) => canonicalCidr(one) ?? one),
  });
  await deps.enter('directory-token-made', by, { token: token.id, kind: token.kind, days });
  await deps.tokens.add(token, who.person.id, at);
  return shownOnce(deps, token);
}

/**
 * Makes a token in another's place; both are good for a while, so that nothing stops meanwhile.
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done` when it is not good any more or was replaced
 */
export async function rotateToken(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  id: string,
  { days, overlapHours, ...given }: z.infer<typeof rotateBody>,
): Promise<Made> {
  mustBeOwnAdmin(who, party);
  const at = deps.now();
  const old = await deps.tokens.find(party, id);
  if (old === null) throw new Failure('not-in-scope');
  const words = { subjectParty: party, replaces: id, days, overlapHours };
  const by = callerOf(await deps.signedActs.by(who, 'directory-token-rotated', words, given));
  if (stateOf(old, at) !== 'good') throw new Failure('already-done');
  const { kind, label, scopes, networks } = old;
  const token = planToken({
    kind,
    label,
    scopes,
    networks,
    party,
    expiresAt: new Date(at.getTime() + days * DAY),
  });
  await deps.enter('directory-token-rotated', by, { token: token.id, replaces: id, overlapHours });
  const until = new Date(at.getTime() + overlapHours * HOUR);
  if (!(await deps.tokens.replace(id, token, who.person.id, until, at))) throw new Failure('already-done');
  return shownOnce(deps, token);
}

async function shownOnce({ tokens, now }: AdminDeps, { party, id, secret }: NewToken): Promise<Made> {
  const made = await tokens.find(party, id);
  if (made === null) throw new Failure('internal', 'the token was not kept');
  return { token: tokenView(made, now()), secret };
}

/**
 * Ends a token at once, and then it is entered.
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done`
 */
export async function revokeToken(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  id: string,
  given: z.infer<typeof revokeBody>,
): Promise<void> {
  if (!mayLook(who, party)) throw new Failure('not-in-scope');
  if ((await deps.tokens.find(party, id)) === null) throw new Failure('not-in-scope');
  const words = { token: id, subjectParty: party };
  const by = callerOf(await deps.signedActs.closing(who, 'directory-token-revoked', words, given));
  if (!(await deps.tokens.revoke(party, id, deps.now()))) throw new Failure('already-done');
  await deps.enter('directory-token-revoked', by, words);
}

/**
 * Says what the members of a group may do; from their next request on they do.
 * @throws Failure `not-in-scope`, `signature-invalid`, `bad-request` for a role and purpose that go with another role
 */
export async function mapGroup(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  id: string,
  { mapping, ...given }: z.infer<typeof mappingBody>,
): Promise<void> {
  mustBeOwnAdmin(who, party);
  if ((await deps.groups.find(party, id)) === null) throw new Failure('not-in-scope');
  const whole = mapping === null || (mapping.role === 'agent') === (mapping.accessRole !== null);
  if (!whole || (mapping !== null && (mapping.accessRole === null) !== (mapping.purpose === null))) {
    throw new Failure('bad-request', 'Agents, and nobody else, act in a role and purpose of an agreement.');
  }
  const words = {
    ...{ subjectParty: party, group: id, role: mapping?.role ?? null },
    ...{ accessRole: mapping?.accessRole ?? null, purpose: mapping?.purpose ?? null },
  };
  const by = callerOf(await deps.signedActs.by(who, 'directory-group-mapped', words, given));
  await deps.enter('directory-group-mapped', by, words);
  await deps.groups.map(party, id, mapping);
}
