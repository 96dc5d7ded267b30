import { canonicalBytes } from '@cordon/ledger';
import { Failure } from '@cordon/core/kernel';
import type { WorkAgreement } from '../../assignments/deps.ts';
import { wrong } from './csv.ts';
import type { RosterRow } from './schemas.ts';
import { NO_WORK, workChanges, workOf, type RosterWork } from './work.ts';

/** Somebody of the vendor as the roster finds them. */
export interface Present {
  readonly id: string;
  /** Null for somebody no roster has named yet. */
  readonly userName: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly accessRole: string | null;
  readonly purpose: string | null;
  readonly siteId: string | null;
  /** What a roster said before. */
  readonly work: RosterWork;
  readonly left: boolean;
  /** Whether they have an account: what they sign in by is not a roster's to change. */
  readonly account: boolean;
  /** Kept by an identity provider, which a roster does not speak against. */
  readonly scim: boolean;
}

export interface Site {
  readonly id: string;
  readonly name: string;
}

/** What a person is given. */
export interface Given {
  readonly name: string;
  readonly email: string | null;
  readonly role: 'agent' | 'team-lead' | 'qa-analyst';
  readonly accessRole: string | null;
  readonly purpose: string | null;
  readonly siteId: string | null;
  readonly work: RosterWork;
}

export interface Joiner {
  readonly userName: string;
  readonly given: Given;
}

export interface Change {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  /** They had left and are back. */
  readonly back: boolean;
  /** Names of what changes; empty for somebody who is only back, or is named by a roster for the first time. */
  readonly changed: readonly string[];
  readonly given: Given;
}

export interface Leaver {
  readonly id: string;
  readonly userName: string | null;
  readonly name: string;
}

/** What a roster would do. */
export interface Diff {
  readonly joiners: readonly Joiner[];
  readonly changes: readonly Change[];
  readonly leavers: readonly Leaver[];
  /** Who stays as they are. */
  readonly same: number;
  /** Lines that name an administrator or somebody an identity provider keeps: nothing is done to them. */
  readonly passedOver: readonly string[];
  /** How many people the roster could take away. */
  readonly present: number;
}

/** A larger share of leavers than this is more often half a file than half a vendor. */
export const MOST_LEAVERS = 0.3;

export function needsConfirmation({ leavers, present }: Pick<Diff, 'leavers' | 'present'>): boolean {
  return leavers.length > present * MOST_LEAVERS;
}

/**
 * Compares a roster with the people of a vendor. Whoever is not in it leaves; its administrators, whom the company made,
 * and people an identity provider keeps are passed over.
 * @param agreements of the vendor, in force
 * @throws Failure `bad-request` for a site the vendor does not have, for work no agreement names, and for one person in two lines
 */
export function compared(
  rows: readonly RosterRow[],
  people: readonly Present[],
  sites: readonly Site[],
  agreements: readonly WorkAgreement[] = [],
): Diff {
  const byName = new Map(
    people.flatMap((one) => (one.userName === null ? [] : [[one.userName.toLowerCase(), one]])),
  );
  const byMail = new Map(
    people.flatMap((one) => (one.email === null ? [] : [[one.email.toLowerCase(), one]])),
  );
  const joiners: Joiner[] = [];
  const changes: Change[] = [];
  const passedOver: string[] = [];
  const staying = new Map<string, number>();
  let same = 0;
  for (const [index, row] of rows.entries()) {
    const one =
      byName.get(row.userName.toLowerCase()) ??
      byMail.get(row.userName.toLowerCase()) ??
      byMail.get(row.email?.toLowerCase() ?? '');
    const siteId = siteOf(row, one, sites, index + 2);
    const givenTo = (known: Present | undefined): Given => {
      const as = given(row, known, siteId);
      return { ...as, work: workOf(row, known?.work ?? NO_WORK, as, agreements, index + 2) };
    };
    if (one === undefined) {
      if (row.active !== false) joiners.push({ userName: row.userName, given: givenTo(undefined) });
      continue;
    }
    if (staying.has(one.id)) throw wrong(index + 2, 'it names somebody another line names too');
    staying.set(one.id, index);
    if (!isRosters(one)) {
      passedOver.push(row.userName);
      continue;
    }
    if (row.active === false) {
      staying.delete(one.id);
      continue;
    }
    const next = givenTo(one);
    const changed = changedNames(one, next);
    if (one.left || changed.length > 0 || one.userName !== row.userName) {
      changes.push({
        ...{ id: one.id, userName: row.userName, name: one.name, back: one.left },
        changed,
        given: next,
      });
    } else same += 1;
  }
  const present = people.filter((one) => isRosters(one) && !one.left);
  const leavers = present
    .filter(({ id }) => !staying.has(id))
    .map(({ id, userName, name }) => ({ id, userName, name }));
  return { joiners, changes, leavers, same, passedOver, present: present.length };
}

function isRosters({ role, scim }: Present): boolean {
  return !scim && ['agent', 'team-lead', 'qa-analyst'].includes(role);
}

function siteOf(
  row: RosterRow,
  one: Present | undefined,
  sites: readonly Site[],
  line: number,
): string | null {
  if (row.site === undefined) return one?.siteId ?? null;
  if (row.site === null) return null;
  const wanted = row.site.toLowerCase();
  const found = sites.find(({ id, name }) => id === row.site || name.toLowerCase() === wanted);
  if (found === undefined) throw wrong(line, 'the vendor has no such site');
  return found.id;
}

function given(row: RosterRow, one: Present | undefined, siteId: string | null): Omit<Given, 'work'> {
  const role = row.role ?? (one === undefined ? 'agent' : (one.role as Given['role']));
  const works = role === 'agent';
  const email = row.email === undefined ? (one?.email ?? null) : row.email;
  return {
    name: row.name ?? one?.name ?? row.userName,
    email: one?.account === true ? one.email : email,
    role,
    accessRole: works ? (row.accessRole === undefined ? (one?.accessRole ?? null) : row.accessRole) : null,
    purpose: works ? (row.purpose === undefined ? (one?.purpose ?? null) : row.purpose) : null,
    siteId,
  };
}

function changedNames(one: Present, next: Given): string[] {
  const names = ['name', 'email', 'role', 'accessRole', 'purpose', 'siteId'] as const;
  return [
    ...names.filter((name) => one[name] !== next[name]).map((name) => (name === 'siteId' ? 'site' : name)),
    ...workChanges(one.work, next.work),
  ];
}

/** What stands for a difference: whoever applies it names it, so what was looked at is what is done. */
export function bytesOf(diff: Diff): Uint8Array {
  const { joiners, changes, leavers } = diff;
  return canonicalBytes(
    JSON.parse(JSON.stringify({ joiners, changes, leavers })) as Parameters<typeof canonicalBytes>[0],
  );
}

/**
 * Checks that a difference may be done now.
 * @throws Failure `roster-changed` when it is not the one that was looked at, `leavers-unconfirmed`
 */
export function checkApplied(diff: Diff, hash: string, named: string, confirmed: boolean): void {
  if (hash !== named) throw new Failure('roster-changed');
  if (needsConfirmation(diff) && !confirmed) throw new Failure('leavers-unconfirmed');
}
