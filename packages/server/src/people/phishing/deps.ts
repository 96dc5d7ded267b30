import type { Assignments } from '../../assignments/index.ts';
import type { Findings } from '../../assurance/index.ts';
import type { SignedActs } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { Tickets } from '../../tickets/index.ts';
import type { People } from '../people.ts';
import type { CampaignStore } from './campaigns.store.ts';
import type { DomainStore } from './domains.store.ts';
import type { EventStore } from './events.store.ts';
import type { ReportStore } from './reports.store.ts';
import type { SenderStore } from './senders.store.ts';
import type { TargetStore } from './targets.store.ts';

/** A course that is given to somebody. Not why: whoever reads assignments, and their entries, is not to learn who fell. */
export interface CourseGiven {
  readonly person: string;
  readonly course: 'phishing';
  readonly due: Date;
}

/** What phishing exercises need of the house. */
export interface PhishingDeps {
  readonly campaigns: CampaignStore;
  readonly targets: TargetStore;
  readonly events: EventStore;
  readonly domains: DomainStore;
  readonly senders: SenderStore;
  readonly reports: ReportStore;
  readonly people: Pick<People, 'list' | 'company' | 'vendor' | 'vendors' | 'sites'>;
  readonly assignments: Pick<Assignments, 'live'>;
  readonly tickets: Pick<Tickets, 'find' | 'assign' | 'close' | 'intake'>;
  /** The number of a customer of a source that nobody is; null where none was seeded. */
  readonly canaryIn: (source: string) => Promise<string | null>;
  readonly findings: Pick<Findings, 'raise' | 'settle'>;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  /** The agreement, whose vendor the processor is; null where there is none. */
  readonly agreement: (
    id: string,
  ) => Promise<{ readonly id: string; readonly title: string; readonly vendor: string } | null>;
  readonly agreementsInForce: () => Promise<
    readonly {
      readonly id: string;
      readonly title: string;
      readonly vendor: { readonly id: string; readonly name: string };
    }[]
  >;
  /** Agreements and times that an auditor may look at. */
  readonly windowsOf: (
    person: string,
  ) => Promise<readonly { readonly agreement: string; readonly from: Date; readonly until: Date }[]>;
  /** The installation's own mail. */
  readonly mailer: Pick<Mailer, 'send'>;
  /** Mail by a sending profile. */
  readonly mailerOf: (sender: { readonly url: string; readonly address: string }) => Mailer;
  /** Gives a course. @returns false where none can be given yet */
  readonly assignCourse: (given: CourseGiven) => Promise<boolean>;
  /** A new token of 16 random bytes, base64url. */
  readonly token: () => string;
  /** Seed of a campaign's draws. */
  readonly seed: () => number;
  readonly hash: (text: string) => Uint8Array;
  /** Of an address, under a key of the campaign. */
  readonly addressHash: (campaign: string, ip: string) => string;
  readonly baseUrl: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** Where people forward what they find suspicious. */
export function reportAddress({ baseUrl }: Pick<PhishingDeps, 'baseUrl'>): string {
  return `report-phishing@${new URL(baseUrl).hostname}`;
}
