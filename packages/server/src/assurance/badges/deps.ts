import type { Assignments } from '../../assignments/assignment.ts';
import type { SignedActs, SignedIn, SigningActor } from '../../identity/index.ts';
import type { Findings } from '../finding.ts';
import type { BadgeEvents, BadgeRegister } from './badge.ts';
import type { Inspections } from './inspections/inspection.ts';
import type { Span } from './rights.ts';
import type { HashNumber } from './told.ts';
import type { Visitors } from './visitors/visitor.ts';

/** What the badges of sites need. */
export interface BadgeDeps {
  readonly register: BadgeRegister;
  readonly events: BadgeEvents;
  readonly visitors: Visitors;
  readonly inspections: Inspections;
  readonly hashNumber: HashNumber;
  readonly assignments: Pick<Assignments, 'live'>;
  readonly findings: Findings;
  readonly signedActs: SignedActs;
  /** Enters an act before it is done. @returns its entry */
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  readonly textHash: (text: string) => string;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly now: () => Date;
}

/** A site as whoever may see it finds it. */
export interface FoundSite {
  readonly id: string;
  readonly party: string;
  readonly name: string;
  /** Of which times its finder may see; null: of all. */
  readonly times: readonly Span[] | null;
}

/** An open site that is somebody's to look at, or nothing: one answer for what is not there and what is another's. */
export type FindSite = (who: SignedIn, id: string) => Promise<FoundSite>;
