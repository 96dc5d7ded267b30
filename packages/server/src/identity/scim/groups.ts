import { isDeepStrictEqual } from 'node:util';
import { groupType } from './attributes.ts';
import { canonical, type Attributes } from './canonical.ts';
import type { Caller, DirectoryDeps } from './deps.ts';
import { checkPreconditions } from './etag.ts';
import { notFound, ScimError } from './errors.ts';
import type { DirectoryGroup, GroupContent } from './groups.store.ts';
import { patched } from './patch.ts';
import { groupContent, groupOf } from './resources.ts';
import { newGroupId } from './store.ts';
import { endedBy, settleWork } from './work.ts';

export interface GroupDone {
  readonly group: DirectoryGroup;
  readonly did: string;
}

type Conditions = Parameters<typeof checkPreconditions>[0];

const TRIES = 5;

/** @throws ScimError 404, also for another vendor's */
export async function theGroup(
  { groups }: DirectoryDeps,
  party: string,
  id: string,
): Promise<DirectoryGroup> {
  const group = await groups.find(party, id);
  if (group === null) throw notFound();
  return group;
}

export async function createGroup(deps: DirectoryDeps, by: Caller, body: unknown): Promise<GroupDone> {
  const content = groupOf(canonical(groupType, body));
  const id = newGroupId();
  await deps.enter('scim-group-created', by, { group: id, members: content.members.length });
  await deps.groups.create(by.party, id, content, deps.now(), (ended) => endedBy(deps, by, ended));
  await settleWork(deps, by);
  return { group: await theGroup(deps, by.party, id), did: 'created' };
}

/** Replaces a group (RFC 7644 section 3.5.1). */
export function replaceGroup(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  body: unknown,
  conditions: Conditions,
): Promise<GroupDone> {
  return changing(deps, by, id, conditions, () => canonical(groupType, body));
}

/** Changes a group (RFC 7644 section 3.5.2). */
export function patchGroup(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  body: unknown,
  conditions: Conditions,
): Promise<GroupDone> {
  return changing(deps, by, id, conditions, (group) => patched(groupType, groupContent(group), body));
}

/** Deletes a group: its members lose what it gave, and then it is entered. */
export async function deleteGroup(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  conditions: Conditions,
): Promise<void> {
  const group = await theGroup(deps, by.party, id);
  checkPreconditions(conditions, group.version);
  await deps.groups.remove(by.party, id, deps.now(), (ended) => [
    deps.owed('scim-group-deleted', by, { group: id, members: group.members.length }),
    ...endedBy(deps, by, ended),
  ]);
  await settleWork(deps, by);
}

async function changing(
  deps: DirectoryDeps,
  by: Caller,
  id: string,
  conditions: Conditions,
  change: (group: DirectoryGroup) => Attributes,
): Promise<GroupDone> {
  for (let left = TRIES; left > 0; left--) {
    const group = await theGroup(deps, by.party, id);
    checkPreconditions(conditions, group.version);
    const done = await write(deps, by, group, groupOf(change(group)));
    if (done === null) continue;
    // Also when there was nothing to change: what the last try could not do is done now.
    await settleWork(deps, by);
    return done;
  }
  throw new ScimError(409, 'The resource is being changed by others.');
}

async function write(
  deps: DirectoryDeps,
  by: Caller,
  group: DirectoryGroup,
  next: GroupContent,
): Promise<GroupDone | null> {
  const { groups, enter, now } = deps;
  const { id } = group;
  const before = groupOf(groupContent(group));
  if (isDeepStrictEqual(before, next)) return { group, did: 'nothing to change' };
  const added = countNew(next, before);
  const removed = countNew(before, next);
  const entry = ['scim-group-changed', by, { group: id, added, removed }] as const;
  // Whoever is added may be given a role by it, so that is entered first; who is only taken out must be out.
  if (added > 0) await enter(...entry);
  const updated = await groups.update(by.party, id, next, group.version, now(), (ended) => [
    ...(added > 0 ? [] : [deps.owed(...entry)]),
    ...endedBy(deps, by, ended),
  ]);
  if (!updated) return null;
  await deps.settle();
  const parts = [
    ...(before.displayName === next.displayName ? [] : ['renamed']),
    ...(added > 0 ? [`${String(added)} added`] : []),
    ...(removed > 0 ? [`${String(removed)} taken out`] : []),
  ];
  return { group: await theGroup(deps, by.party, id), did: parts.join('; ') || 'changed' };
}

function countNew(of: GroupContent, since: GroupContent): number {
  const known = new Set(since.members.map(({ value }) => value));
  return of.members.filter(({ value }) => !known.has(value)).length;
}
