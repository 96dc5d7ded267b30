/** Where a campaign stands. Nothing is sent in any state but `running`. */
export type CampaignState = 'draft' | 'authorised' | 'running' | 'ended';

export const SIDES = ['company', 'vendor'] as const;

export type Side = (typeof SIDES)[number];

/** One party's signed word that a campaign may be made, for one scope and no other. */
export interface Authorisation {
  readonly side: Side;
  readonly person: string;
  /** Hexadecimal SHA-256 of the canonical scope that was signed. */
  readonly scope: string;
}

/** What is kept of a campaign's life. Times are epoch milliseconds. */
export interface CampaignFacts {
  readonly scope: string;
  readonly from: number;
  readonly until: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly authorisations: readonly Authorisation[];
}

/**
 * Folds what is kept into where a campaign stands. A word over another scope counts for nothing, and one person speaks for
 * one side only: whoever could sign for both could set a trap alone.
 * @param now epoch milliseconds; after its window a campaign is over, whether or not anybody ended it
 */
export function stateOf(facts: CampaignFacts, now: number): CampaignState {
  if (facts.endedAt !== null || now >= facts.until) return 'ended';
  if (!isAuthorised(facts)) return 'draft';
  return facts.startedAt === null || now < facts.from ? 'authorised' : 'running';
}

/** Whether both parties signed this very scope, by two people. */
export function isAuthorised({ scope, authorisations }: CampaignFacts): boolean {
  const counting = authorisations.filter((one) => one.scope === scope);
  const people = new Set(counting.map(({ person }) => person));
  return SIDES.every((side) => counting.some((one) => one.side === side)) && people.size > 1;
}
