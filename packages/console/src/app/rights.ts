import type { PersonRole, PersonRow } from '../api/types.ts';
import type { Me } from './me.ts';
import { company } from './roles.ts';

/**
 * Whether to offer suspending a person, or restoring them; the server decides by the same rule. Never oneself, and a
 * vendor does not end what the company suspended.
 */
export function maySuspend({ person, party }: Me, row: PersonRow): boolean {
  if (row.id === person.id || (row.suspendedBy === 'company' && party.kind === 'vendor')) return false;
  if (person.role === 'company-admin' || person.role === 'security-officer') return true;
  if (row.party.id !== party.id) return false;
  if (person.role === 'vendor-admin') return row.role !== 'vendor-admin';
  return person.role === 'team-lead' && row.role === 'agent';
}

/** Whether to offer ending somebody's sessions; the server decides by the same rule. */
export function mayEndSessions({ person, party }: Me, row: PersonRow): boolean {
  if (person.role === 'company-admin' || person.role === 'security-officer') return true;
  if (row.party.id !== party.id) return false;
  return person.role === 'vendor-admin' || (person.role === 'team-lead' && row.role === 'agent');
}

/** Roles a person may invite into their own party. */
export function mayInvite(role: PersonRole): readonly PersonRole[] {
  if (role === 'company-admin') {
    return ['privacy-officer', 'security-officer', 'vendor-manager', 'company-admin', 'auditor'];
  }
  // A vendor's admins are made by the company.
  if (role === 'vendor-admin') return ['agent', 'team-lead', 'qa-analyst'];
  return [];
}

/**
 * Which other roles a person may give somebody of their own party; the server decides by the same rule. Never to oneself,
 * and who audits is invited with what they may look at.
 */
export function rolesToGive({ person, party }: Me, row: PersonRow): readonly PersonRole[] {
  const roles: readonly PersonRole[] = mayInvite(person.role).filter((role) => role !== 'auditor');
  if (row.id === person.id || row.party.id !== party.id || !roles.includes(row.role)) return [];
  return roles.filter((role) => role !== row.role);
}

/** Whether to offer a new link to somebody who has no account yet. */
export function mayRenew({ person, party }: Me, row: PersonRow): boolean {
  const ofVendor = row.role === 'vendor-admin' && row.party.id !== party.id;
  if (ofVendor) return person.role === 'company-admin' || person.role === 'vendor-manager';
  return row.party.id === party.id && mayInvite(person.role).includes(row.role);
}

/** Whether to offer the way back to somebody who lost password or factor: within one's own party only. */
export function mayRecover({ person, party }: Me, row: PersonRow): boolean {
  if (row.id === person.id || row.party.id !== party.id || row.role === 'company-admin') return false;
  return mayInvite(person.role).includes(row.role);
}

/** Whether to offer a change of what an agent works as. */
export function mayAssign({ person, party }: Me, row: PersonRow): boolean {
  return person.role === 'vendor-admin' && row.role === 'agent' && row.party.id === party.id;
}

/** Who looks at the end of an agreement. */
export const closers: readonly PersonRole[] = [...company, 'vendor-admin', 'auditor'];

/** Who signs for their party. */
export const signers: readonly PersonRole[] = ['company-admin', 'vendor-manager', 'vendor-admin'];

/** Who proposes changes of an agreement for their party. */
export const proposers: readonly PersonRole[] = ['company-admin', 'vendor-manager', 'vendor-admin'];

/** Who finds out which export a leaked file is from. */
export const tracers: readonly PersonRole[] = ['company-admin', 'privacy-officer', 'security-officer'];
