import type { SignedIn } from '../../identity/index.ts';

type Who = SignedIn['person'];

/** Who is told where people are: roles of the company, and the vendor's own admin and leads. */
export const LOOKERS = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead'] as const),
] as const;

/** Whose walks count as the company's; the vendor's admin walks its own sites. */
export const INSPECTORS = ['company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'] as const;

/** Whether a site is somebody's to look at: the company's every one, a vendor's own. */
export function maySee(who: Who, party: string): boolean {
  return who.partyKind === 'company' ? who.role !== 'auditor' : who.partyId === party;
}

/**
 * Whether people are named to somebody: to whoever answers for them or looks into what does not fit. To all others a floor is
 * numbers: when a person comes and goes is theirs to know who has to.
 */
export function mayName(who: Who, party: string): boolean {
  return maySee(who, party) && (who.partyKind === 'vendor' || who.role === 'security-officer');
}

/** Whether somebody may say what zones, readers and badges there are. */
export function maySettle(who: Who, party: string): boolean {
  return maySee(who, party) && (who.role === 'vendor-admin' || who.role === 'company-admin');
}
