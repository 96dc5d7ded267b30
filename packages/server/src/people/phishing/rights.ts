import type { Side } from '@cordon/core/people/phishing';
import type { Role, SignedIn } from '../../identity/index.ts';
import type { Campaign } from './campaign.ts';

/** Who plans, starts and ends campaigns: the company. */
export const PLANNERS = ['company-admin', 'security-officer'] as const satisfies readonly Role[];

export const READERS = [
  ...PLANNERS,
  'privacy-officer',
  'vendor-manager',
  'vendor-admin',
  'team-lead',
  'auditor',
] as const satisfies readonly Role[];

type Who = Pick<SignedIn['person'], 'id' | 'partyId' | 'partyKind' | 'partyName' | 'name' | 'role'>;

/** Who decides about exercises, as far as that needs to know. */
export type Decider = Pick<SignedIn, 'sessionId' | 'ip'> & { readonly person: Who };

/** For which side somebody may authorise campaigns for a vendor; null for neither. */
export function sideOf({ role, partyKind, partyId }: Who, vendor: string): Side | null {
  if (partyKind === 'company') return PLANNERS.some((one) => one === role) ? 'company' : null;
  return role === 'vendor-admin' && partyId === vendor ? 'vendor' : null;
}

/**
 * Whether somebody may see a campaign. Leads are among those it is made for, so they see it when it is over; an auditor
 * sees what ended within their window.
 */
export function maySeeCampaign(
  { role, partyKind, partyId }: Who,
  { scope, from, endedAt }: Pick<Campaign, 'scope' | 'from' | 'endedAt'>,
  windows: readonly { readonly agreement: string; readonly from: Date; readonly until: Date }[],
): boolean {
  if (role === 'auditor') {
    return (
      endedAt !== null &&
      windows.some((one) => one.agreement === scope.agreement && one.from <= from && endedAt <= one.until)
    );
  }
  if (partyKind === 'company') return READERS.some((one) => one === role);
  if (partyId !== scope.vendor) return false;
  return role === 'vendor-admin' || (role === 'team-lead' && endedAt !== null);
}
