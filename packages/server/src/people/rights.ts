import type { Role, SignedIn } from '../identity/index.ts';

type Who = SignedIn['person'];

interface Party {
  readonly id: string;
  readonly kind: 'company' | 'vendor';
}

const companyRoles = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
  'auditor',
] as const satisfies readonly Role[];

/** Roles each role may give. Nobody gives their own rank in a vendor: its admins are made by the company. */
const mayGive: Partial<Record<Role, readonly Role[]>> = {
  'company-admin': [...companyRoles, 'vendor-admin'],
  'vendor-manager': ['vendor-admin'],
  'vendor-admin': ['team-lead', 'qa-analyst', 'agent'],
};

/** Whether somebody may know of a party's people at all: the company of everybody's, a vendor of its own. */
export function mayKnow(who: Who, party: string): boolean {
  return who.partyKind === 'company' || who.partyId === party;
}

/** Whether somebody may give a role in a party. A role of the other side is given by nobody. */
export function mayInvite(who: Who, role: Role, party: Party): boolean {
  if (!mayKnow(who, party.id)) return false;
  if (companyRoles.some((one) => one === role) !== (party.kind === 'company')) return false;
  return mayGive[who.role]?.includes(role) === true;
}

/** Whom a right is about. */
interface Somebody {
  readonly id: string;
  readonly partyId: string;
  readonly partyKind: Party['kind'];
  readonly role: Role;
}

/**
 * Whether somebody may give a person of their own party another role: never their own, and only where they may give both,
 * what the person is and what they would be. An auditor is given an agreement and a period with the role, so is invited.
 */
export function mayChangeRole(who: Who, person: Somebody, role: Role): boolean {
  if (person.id === who.id || person.partyId !== who.partyId || person.role === role) return false;
  const party = { id: person.partyId, kind: person.partyKind };
  return [person.role, role].every((one) => one !== 'auditor' && mayInvite(who, one, party));
}

/** Whether somebody may suspend and restore a person; never themselves. */
export function maySuspend(who: Who, person: Pick<Somebody, 'id' | 'partyId' | 'role'>): boolean {
  if (person.id === who.id || !mayKnow(who, person.partyId)) return false;
  switch (who.role) {
    case 'company-admin':
    case 'security-officer':
      return true;
    case 'vendor-admin':
      return person.role !== 'vendor-admin';
    case 'team-lead':
      return person.role === 'agent';
    default:
      return false;
  }
}

/**
 * Whether somebody may take a person's factors and password away and give them a new link. Never their own, and only
 * of people of their own party whose role they may give: whoever made such a link for the other side could sign as it.
 * Company admins are recovered from the shell.
 */
export function mayRecover(who: Who, person: Somebody): boolean {
  if (person.id === who.id || person.partyId !== who.partyId || person.role === 'company-admin') return false;
  return mayInvite(who, person.role, { id: person.partyId, kind: person.partyKind });
}
