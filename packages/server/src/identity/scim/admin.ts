import { Failure } from '@cordon/core/kernel';
import { shiftCode } from '@cordon/core/policy';
import type { z } from 'zod';
import type { WorkAgreement } from '../../assignments/deps.ts';
import { canonicalCidr } from '../../people/cidr.ts';
import { textHash } from '../../platform/hashing.ts';
import type { SignedIn } from '../principal.ts';
import type { SignedActs, SigningActor } from '../signed-acts.ts';
import type { Caller, DirectoryDeps } from './deps.ts';
import { lookAtMapping, type Looked } from './look.store.ts';
import type { GroupMapping } from './mapping.ts';
import type { DirectoryRequest, Requests } from './requests.store.ts';
import type {
  directoryRequest,
  directoryToken,
  directoryView,
  groupMapping,
  mappingBody,
  revokeBody,
  rotateBody,
  tokenBody,
} from './schemas.ts';
import { planToken, type NewToken, type Token, type Tokens } from './tokens.store.ts';
import { endedBy, settleWork } from './work.ts';

export interface AdminDeps extends DirectoryDeps {
  readonly tokens: Tokens;
  readonly requests: Requests;
  readonly signedActs: SignedActs;
  /** Agreements in force now, every vendor's. */
  readonly inForce: () => Promise<readonly WorkAgreement[]>;
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
    groups: groups.map(({ id, displayName, members, mapping, agreementTitle, siteName }) => ({
      ...{ id, name: displayName, mapping: mapping === null ? null : mappingView(mapping) },
      ...{ agreementTitle, siteName },
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
    // By it a person knows later which of them to revoke.
    label: textHash(label),
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
  const owes = () => [deps.owed('directory-token-revoked', by, words)];
  if (!(await deps.tokens.revoke(party, id, deps.now(), owes))) throw new Failure('already-done');
  await deps.settle();
}

/**
 * Says what the members of a group may do, and gives them the work; from their next request on they do.
 * @throws Failure `not-in-scope`, `signature-invalid`, `bad-request` for a role and purpose that go with another role, for work that no
 *   agreement in force with this vendor names, and for a site of another party
 */
export async function mapGroup(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  id: string,
  { mapping, ...given }: z.infer<typeof mappingBody>,
): Promise<void> {
  await checkMapping(deps, who, party, id, mapping);
  const { role, accessRole, purpose, agreement, site, shift } = mapping ?? NOTHING;
  const words = {
    ...{ subjectParty: party, group: id, role, accessRole, purpose, agreement, site },
    shift: agreement === null ? null : shiftCode(shift),
  };
  const by = callerOf(await deps.signedActs.by(who, 'directory-group-mapped', words, given));
  await deps.enter('directory-group-mapped', by, words, agreement ?? undefined);
  await deps.groups.map(party, id, mapping, deps.now(), (ended) => endedBy(deps, by, ended));
  await settleWork(deps, by);
}

/**
 * What `mapGroup` would give whom; nothing is written.
 * @throws Failure as `mapGroup` does, without a signature
 */
export async function lookAtGroup(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  id: string,
  mapping: GroupMapping | null,
): Promise<readonly Looked[]> {
  await checkMapping(deps, who, party, id, mapping);
  return lookAtMapping(deps.pool, party, id, mapping, deps.now());
}

const NOTHING = { role: null, accessRole: null, purpose: null, agreement: null, site: null, shift: null };

async function checkMapping(
  deps: AdminDeps,
  who: SignedIn,
  party: string,
  id: string,
  mapping: GroupMapping | null,
): Promise<void> {
  mustBeOwnAdmin(who, party);
  if ((await deps.groups.find(party, id)) === null) throw new Failure('not-in-scope');
  if (mapping === null) return;
  const { role, accessRole, purpose, agreement, site, shift } = mapping;
  if ((role === 'agent') !== (accessRole !== null) || (accessRole === null) !== (purpose === null)) {
    throw new Failure('bad-request', 'Agents, and nobody else, act in a role and purpose of an agreement.');
  }
  if (agreement === null) {
    if (site === null && shift === null) return;
    throw new Failure('bad-request', 'A site and a shift go with an agreement.');
  }
  const under = (await deps.inForce()).find((one) => one.id === agreement && one.party === party);
  // One answer for another vendor's agreement, one that is not there and one not in force.
  if (under?.works.some((one) => one.accessRole === accessRole && one.purpose === purpose) !== true) {
    throw new Failure('bad-request', 'No agreement in force names this role and purpose.');
  }
  if (site !== null && !(await deps.works.hasSite(party, site))) {
    throw new Failure('bad-request', 'That is no site of this vendor.');
  }
}

function mappingView({ shift, ...mapping }: GroupMapping): z.infer<typeof groupMapping> {
  const days = shift?.days;
  return { ...mapping, shift: shift === null ? null : { ...shift, days: days && [...days] } };
}
