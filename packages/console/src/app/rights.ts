import type { PersonRole, PersonRow } from '../api/types.ts';
import type { Me } from './me.ts';

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

/** Roles a person may invite into their own party. */
export function mayInvite(role: PersonRole): readonly PersonRole[] {
  if (role === 'company-admin') {
    return ['privacy-officer', 'security-officer', 'vendor-manager', 'company-admin', 'auditor'];
  }
  if (role === 'vendor-admin') return ['agent', 'team-lead', 'qa-analyst'];
  return [];
}
