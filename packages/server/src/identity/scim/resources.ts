import { z } from 'zod';
import { ENTERPRISE, GROUP, USER } from './attributes.ts';
import { isObject, isPrimary, type Attributes } from './canonical.ts';
import { etagOf } from './etag.ts';
import type { DirectoryGroup, GroupContent } from './groups.store.ts';
import type { DirectoryUser, Known } from './store.ts';

type Resource = Readonly<Record<string, unknown>>;

/** A user as the directory reads it. @param base the vendor's SCIM address */
export function userResource(base: string, user: DirectoryUser): Resource {
  const { id, groups, version, attributes } = user;
  return {
    schemas: attributes[ENTERPRISE] === undefined ? [USER] : [USER, ENTERPRISE],
    id,
    ...userContent(user),
    ...(groups.length > 0 && {
      groups: groups.map((group) => ({
        value: group.id,
        $ref: `${base}/Groups/${group.id}`,
        display: group.display,
        type: 'direct',
      })),
    }),
    meta: metaOf('User', `${base}/Users/${id}`, version, user),
  };
}

/** What a PATCH of a user changes. */
export function userContent({ userName, active, attributes }: DirectoryUser): Attributes {
  return { ...attributes, userName, active };
}

export function groupResource(base: string, group: DirectoryGroup): Resource {
  const { id, displayName, attributes, members, version } = group;
  return {
    schemas: [GROUP],
    id,
    ...attributes,
    displayName,
    ...(members.length > 0 && {
      members: members.map(({ value, display, known }) => ({
        value,
        ...(known && { $ref: `${base}/Users/${value}`, type: 'User' }),
        ...(display !== null && { display }),
      })),
    }),
    meta: metaOf('Group', `${base}/Groups/${id}`, version, group),
  };
}

/** What a PATCH of a group changes. */
export function groupContent({ displayName, attributes, members }: DirectoryGroup): Attributes {
  return {
    ...attributes,
    displayName,
    ...(members.length > 0 && {
      members: members.map(({ value, display }) => ({ value, ...(display !== null && { display }) })),
    }),
  };
}

function metaOf(
  resourceType: 'User' | 'Group',
  location: string,
  version: number,
  { createdAt, updatedAt }: { readonly createdAt: Date; readonly updatedAt: Date },
): object {
  return {
    resourceType,
    created: createdAt.toISOString(),
    lastModified: updatedAt.toISOString(),
    location,
    version: etagOf(version),
  };
}

/** What is kept of a user beside `active`. @param content canonical */
export function knownOf({ active: _, ...content }: Attributes): Known {
  const { userName, ...attributes } = content;
  const name = String(userName);
  return { userName: name, attributes, name: shownName(content) ?? name, email: addressOf(content) };
}

const MOST_OF_A_NAME = 200;

function shownName({ displayName, name }: Attributes): string | null {
  const parts = isObject(name) ? name : {};
  const whole = [parts.givenName, parts.familyName].filter((part) => typeof part === 'string').join(' ');
  const found = [displayName, parts.formatted, whole].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  return found === undefined ? null : found.trim().slice(0, MOST_OF_A_NAME);
}

const address = z.email().max(254);

/** The primary address, else the one for work, else the first; null when none of them can be written to. */
function addressOf({ emails }: Attributes): string | null {
  const all: readonly unknown[] = Array.isArray(emails) ? emails : [];
  const chosen = all.find(isPrimary) ?? all.find((one) => isObject(one) && one.type === 'work') ?? all[0];
  const value = isObject(chosen) ? chosen.value : undefined;
  return address.safeParse(value).success ? String(value) : null;
}

/** What is kept of a group. @param content canonical */
export function groupOf({ displayName, members, ...attributes }: Attributes): GroupContent {
  const given: readonly unknown[] = Array.isArray(members) ? members : [];
  return {
    displayName: String(displayName),
    attributes,
    members: given.flatMap((one) => {
      if (!isObject(one) || typeof one.value !== 'string') return [];
      return [{ value: one.value, display: typeof one.display === 'string' ? one.display : null }];
    }),
  };
}
