import type { SignedIn } from '../../identity/index.ts';

type Who = SignedIn['person'];

/** Whose list somebody may look at: the company everybody's, a vendor's admin and leads their own. */
export function maySeeList(who: Who, party: string): boolean {
  if (who.partyKind === 'company') return who.role !== 'auditor';
  return (who.role === 'vendor-admin' || who.role === 'team-lead') && who.partyId === party;
}

/** Who may propose a change of a list: the company of every one, a vendor's admin of their own. */
export function mayPropose(who: Who, party: string): boolean {
  if (who.role === 'company-admin' || who.role === 'security-officer') return true;
  return who.role === 'vendor-admin' && who.partyId === party;
}

/** Who may confirm one, or review what was done in a hurry: the company, and never a vendor. */
export function mayConfirm(who: Who): boolean {
  return who.role === 'company-admin' || who.role === 'security-officer' || who.role === 'privacy-officer';
}

/** Who may take ranges away at once. */
export function mayCloseNow(who: Who): boolean {
  return who.role === 'company-admin' || who.role === 'security-officer';
}
