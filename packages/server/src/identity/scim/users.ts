import { isDeepStrictEqual } from 'node:util';
import { newPersonId } from '../persons.ts';
import { userType } from './attributes.ts';
import { canonical, type Attributes } from './canonical.ts';
import { takeAway, type Caller, type DirectoryDeps, type Words } from './deps.ts';
import { checkPreconditions } from './etag.ts';
import { notFound, ScimError } from './errors.ts';
import { patched } from './patch.ts';
import { knownOf, userContent } from './resources.ts';
import type { DirectoryUser, Known } from './store.ts';
import { endedBy, settleWork } from './work.ts';

/** What was done to a user, in codes for the log and the ledger, and the user as it stands now. */
export interface Done {
  readonly user: DirectoryUser;
  readonly did: string;
}

type Conditions = Parameters<typeof checkPreconditions>[0];

const TRIES = 5;

/** The user of a vendor's directory. @throws ScimError 404, also for another vendor's */
export async function theUser({ users }: DirectoryDeps, party: string, id: string): Promise<DirectoryUser> {
  const user = await users.find(party, id);
  if (user === null) throw notFound();
  return user;
}

/**
 * Adds a user. Somebody who is among the vendor's people already, by the user name they had or by their address, is
 * found and not doubled: a suspension cannot be shed by being deleted and made anew. What may open a way in is entered
 * before it does.
 * @throws ScimError `uniqueness` for a user name that is in use
 */
export async function createUser(deps: DirectoryDeps, by: Caller, body: unknown): Promise<Done> {
  const { users, enter, now } = deps;
  const content = canonical(userType, body);
  const known = knownOf(content);
  if (await users.taken(by.party, known.userName, null)) throw taken();
  const active = content.active !== false;
  const found = await users.candidate(by.party, known);
  const id = found?.id ?? newPersonId();
  const words = { subjectPerson: id, found: found !== null, active };
  if (found !== null && !active) await out(deps, by, id, 'scim-user-created', words);
  else await enter('scim-user-created', by, words);
  if (!(await users.create(by.party, id, known, found, active, now()))) throw taken();
  await settleWork(deps, by);
  return { user: await theUser(deps, by.party, id), did: found === null ? 'created' : 'found and joined' };
}

/** Replaces a user (RFC 7644 section 3.5.1). What is not said of `active` leaves it as it is. */
export function replaceUser(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  body: unknown,
  conditions: Conditions,
): Promise<Done> {
  return changing(deps, by, id, conditions, ({ active }) => {
    const next = canonical(userType, body);
    return { next: { active, ...next }, says: next.active !== undefined };
  });
}

/** Changes a user (RFC 7644 section 3.5.2). */
export function patchUser(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  body: unknown,
  conditions: Conditions,
): Promise<Done> {
  const says = /"active/i.test(JSON.stringify(body ?? null));
  return changing(deps, by, id, conditions, (user) => ({
    next: patched(userType, userContent(user), body),
    says,
  }));
}

/**
 * Deletes a user: first everything the person holds is taken away, then it is entered, then the user is gone. When the
 * entry cannot be made the person is out, and the user is still there to be deleted again.
 */
export async function deleteUser(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  conditions: Conditions,
): Promise<void> {
  const user = await theUser(deps, by.party, id);
  checkPreconditions(conditions, user.version);
  await out(deps, by, id, 'scim-user-deleted', { subjectPerson: id });
  await deps.users.remove(by.party, id, deps.now(), (ended) => endedBy(deps, by, ended));
  await deps.settle();
}

/** Takes everything from somebody who left. @throws Failure `ledger-unavailable`; they are out, and it is entered later */
async function out(deps: DirectoryDeps, by: Caller, id: string, act: string, words: Words): Promise<void> {
  await takeAway(deps, id, ({ counts, ended }) => [
    deps.owed(act, by, { ...words, ...counts }),
    ...endedBy(deps, by, ended),
  ]);
  await deps.settle();
}

interface Next {
  readonly next: Attributes;
  /** Whether the request says anything of `active`: leaving twice closes what may be left open. */
  readonly says: boolean;
}

/** Reads, changes and writes; again from the start when somebody else wrote meanwhile and no version was named. */
async function changing(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  conditions: Conditions,
  change: (user: DirectoryUser) => Next,
): Promise<Done> {
  for (let left = TRIES; left > 0; left--) {
    const user = await theUser(deps, by.party, id);
    checkPreconditions(conditions, user.version);
    const { next, says } = change(user);
    const done = await write(deps, by, user, next, says);
    if (done === null) continue;
    await settleWork(deps, by);
    return done;
  }
  throw new ScimError(409, 'The resource is being changed by others.');
}

async function write(
  deps: DirectoryDeps,
  by: Caller,
  user: DirectoryUser,
  next: Attributes,
  says: boolean,
): Promise<Done | null> {
  const { users, enter, now } = deps;
  const { id } = user;
  const known = knownOf(next);
  const active = next.active !== false;
  if (await users.taken(by.party, known.userName, id)) throw taken();
  const changed = changedNames(user, known);
  const words = { subjectPerson: id, changed: changed.join(',') };
  if (!active && (user.active || says)) {
    // What closes access is done before it is entered: a ledger that cannot be written must not keep somebody in.
    await out(deps, by, id, 'scim-user-deactivated', words);
  } else if (active && !user.active) {
    await enter('scim-user-reactivated', by, words);
  } else if (changed.length > 0) {
    await enter('scim-user-changed', by, words);
  }
  const moved = active !== user.active;
  if (changed.length === 0 && !moved) return { user, did: 'nothing to change' };
  const written = await users.update(by.party, id, known, active, user.version, now());
  if (written === null) throw taken();
  if (!written) return null;
  return { user: await theUser(deps, by.party, id), did: wordsFor(moved, active, changed) };
}

function wordsFor(moved: boolean, active: boolean, changed: readonly string[]): string {
  const state = moved ? [active ? 'active again' : 'deactivated'] : [];
  return [...state, ...(changed.length > 0 ? [`changed ${changed.join(', ')}`] : [])].join('; ');
}

/** Names of attributes, never their values. */
function changedNames(user: DirectoryUser, known: Known): string[] {
  const names = new Set([...Object.keys(user.attributes), ...Object.keys(known.attributes)]);
  const changed = [...names].filter(
    (name) => !isDeepStrictEqual(user.attributes[name], known.attributes[name]),
  );
  return [...(user.userName === known.userName ? [] : ['userName']), ...changed.map(short)];
}

/** The extension's URN is long, and there is one. */
function short(name: string): string {
  return name.startsWith('urn:') ? 'enterprise' : name;
}

function taken(): ScimError {
  return new ScimError(409, 'The user name is in use.', 'uniqueness');
}
