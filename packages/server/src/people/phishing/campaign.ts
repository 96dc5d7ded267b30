import {
  stateOf,
  templateOf,
  type Authorisation,
  type CampaignState,
  type LeftOut,
} from '@cordon/core/people/phishing';
import type { ActWords } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { textHash } from '../../platform/hashing.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** All that both parties sign of a campaign. */
export interface Scope {
  readonly agreement: string;
  readonly vendor: string;
  /** RFC 3339 instants; nothing is sent before or after. */
  readonly from: string;
  readonly until: string;
  /** Ids of templates, in order. */
  readonly templates: readonly string[];
  /** `agents`: who works on tickets; `everybody`: leads and reviewers too. The vendor's admins are never among them. */
  readonly people: 'agents' | 'everybody';
  /** Null: all sites of the vendor. */
  readonly sites: readonly string[] | null;
  /** Most messages in any hour. */
  readonly perHour: number;
  /** Who may know the names of those who fell, beside themselves: nobody, or the vendor's admin, who trains them. */
  readonly names: 'nobody' | 'trainer';
  /** Whether who falls is given the course. */
  readonly course: boolean;
  /** Phish-prone percentage above which a finding is raised. */
  readonly limitPercent: number;
  /** Sending profile; null for the installation's own mail server. */
  readonly sender: string | null;
}

export interface Campaign {
  readonly id: string;
  readonly scope: Scope;
  readonly scopeHash: string;
  readonly vendor: Ref;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly seed: number;
  readonly from: Date;
  readonly until: Date;
  readonly madeBy: Ref;
  readonly madeAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedWhy: 'over' | 'stopped' | null;
  readonly authorisations: readonly (Authorisation & {
    readonly name: string;
    readonly at: string;
    readonly entry: number;
  })[];
}

export type NotSent = LeftOut | 'left' | 'domain' | 'no-canary' | 'missed' | 'failed';

/** A person's message. */
export interface Target {
  readonly id: string;
  readonly campaign: string;
  readonly person: string;
  readonly template: string;
  readonly site: string | null;
  readonly sendAt: Date | null;
  readonly leftOut: NotSent | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly ticket: string | null;
  readonly fellAt: Date | null;
  readonly courseAt: Date | null;
}

/** Of what both sides sign; changing any of it is another campaign. @returns lower-case hex */
export function scopeHashOf(scope: Scope): string {
  return textHash(
    canonicalText({ ...scope, templates: [...scope.templates], sites: scope.sites && [...scope.sites] }),
  );
}

/** The scope in words that stand in the entry of each act on it. */
export function scopeWords(scope: Scope): ActWords {
  return {
    ...{ vendor: scope.vendor, from: scope.from, until: scope.until, templates: scope.templates.join(' ') },
    ...{ people: scope.people, perHour: scope.perHour, names: scope.names, course: scope.course },
    scope: scopeHashOf(scope),
  };
}

/** Where a campaign stands. What is kept of its scope is hashed anew: a row that was changed by hand is authorised by nobody. */
export function campaignState(campaign: Campaign, now: Date): CampaignState {
  return stateOf(
    {
      scope: scopeHashOf(campaign.scope),
      from: Date.parse(campaign.scope.from),
      until: Date.parse(campaign.scope.until),
      startedAt: campaign.startedAt?.getTime() ?? null,
      endedAt: campaign.endedAt?.getTime() ?? null,
      authorisations: campaign.authorisations,
    },
    now.getTime(),
  );
}

/** How a template reaches its person. */
export function channelOf(template: string): 'mail' | 'ticket' {
  return templateOf(template)?.kind === 'customer' ? 'ticket' : 'mail';
}
