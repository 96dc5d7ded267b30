import type { SignedIn } from '../../identity/index.ts';

type Who = SignedIn['person'];

/** Who is told where people are: roles of the company, the vendor's own admin and leads, and auditors of their time. */
export const LOOKERS = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
  ...(['vendor-admin', 'team-lead', 'auditor'] as const),
] as const;

/** Whose walks count as the company's; the vendor's admin walks its own sites. */
export const INSPECTORS = ['company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'] as const;

/** Whether a site is somebody's to look at at any time: the company's every one, a vendor's own. */
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

/** A time somebody may look at. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** Whether something that happened is somebody's to see. @param times null: always */
export function isWithin(times: readonly Span[] | null, at: Date): boolean {
  return times === null || times.some(({ from, until }) => at >= from && at < until);
}
