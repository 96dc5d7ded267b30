import type { Role, SignedIn } from '../identity/index.ts';

type Who = SignedIn['person'];

/** Roles each role may give, in its own party or, for the company, in a vendor. */
const mayGive: Partial<Record<Role, readonly Role[]>> = {
  'company-admin': [
    'company-admin',
    'privacy-officer',
    'security-officer',
    'vendor-manager',
    'auditor',
    'vendor-admin',
  ],
  'vendor-manager': ['vendor-admin'],
  'vendor-admin': ['vendor-admin', 'team-lead', 'agent', 'qa-analyst'],
};

const companyRoles: ReadonlySet<Role> = new Set([
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
  'auditor',
]);

/**
 * Whether somebody may invite a person of this role into this party. Nobody gives a role of the other side, and a
 * vendor gives roles in itself only.
 */
export function mayInvite(
  who: Who,
  role: Role,
  party: { readonly id: string; readonly kind: 'company' | 'vendor' },
): boolean {
  if (mayGive[who.role]?.includes(role) !== true) return false;
  if (companyRoles.has(role) !== (party.kind === 'company')) return false;
  return who.partyKind === 'company' || party.id === who.partyId;
}

/** Whether somebody may suspend or restore a person; never themselves. */
export function maySuspend(
  who: Who,
  person: { readonly id: string; readonly partyId: string; readonly role: Role },
): boolean {
  if (person.id === who.id) return false;
  if (who.role === 'company-admin' || who.role === 'security-officer') return true;
  if (person.partyId !== who.partyId) return false;
  if (who.role === 'vendor-admin') return person.role !== 'vendor-admin';
  return who.role === 'team-lead' && person.role === 'agent';
}
