import type { SignedIn } from '../principal.ts';
import type { ServiceAccount } from './account.ts';

type Who = SignedIn['person'];

/** The company's people who look after vendors: any of them sees every account and ends it. */
const COMPANY: readonly string[] = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'];

const PROPOSERS: readonly string[] = ['company-admin', 'vendor-manager', 'vendor-admin'];

/** Who may put an account in force: the company's, since it is the company's customers that are read. */
export const DECIDERS: readonly string[] = ['privacy-officer', 'security-officer'];

/** Who may answer for an account: people who lead, and sign in to the console anyway. */
export const OWNERS: readonly string[] = [...COMPANY, 'vendor-admin', 'team-lead'];

/** Those who may read of accounts at all; an auditor of the agreements they look at. */
export const READERS = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead', 'auditor'] as const),
] as const;

/** @param audited agreements that an auditor was given; of nobody else it is asked */
export function maySee(
  who: Who,
  { party, agreement }: Pick<ServiceAccount, 'party' | 'agreement'>,
  audited: readonly string[],
): boolean {
  if (who.role === 'auditor') return audited.includes(agreement.id);
  if (who.partyKind === 'company') return true;
  // A vendor sees who else reads under its agreement, the company's own tools too.
  return party.id === who.partyId || agreement.vendor === who.partyId;
}

/** For one's own party: who will use it asks for it. */
export function mayPropose(who: Who): boolean {
  return PROPOSERS.includes(who.role);
}

export function isDecider(who: Who): boolean {
  return DECIDERS.includes(who.role);
}

/** Never what one asked for, and never what one would answer for oneself. */
export function mayDecide(
  who: Who,
  { state, proposed, owner }: Pick<ServiceAccount, 'state' | 'proposed' | 'owner'>,
): boolean {
  return state === 'proposed' && isDecider(who) && proposed.by.id !== who.id && owner.id !== who.id;
}

export function isOwner(who: Who, { owner, party }: Pick<ServiceAccount, 'owner' | 'party'>): boolean {
  return owner.id === who.id && party.id === who.partyId && OWNERS.includes(who.role);
}

/** The company of any, a vendor's admin of the vendor's own, and whoever answers for it or asked for it. */
export function mayEnd(who: Who, account: ServiceAccount): boolean {
  if (account.state !== 'proposed' && account.state !== 'in-force') return false;
  if (COMPANY.includes(who.role) || isOwner(who, account)) return true;
  if (account.party.id !== who.partyId) return false;
  return who.role === 'vendor-admin' || account.proposed.by.id === who.id;
}
