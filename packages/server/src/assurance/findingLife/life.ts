import type {
  ChangeKind,
  ChangeSide,
  FindingKind,
  LandedChange,
  TrendedFinding,
} from '@cordon/core/assurance';
import type { OwedAct } from '../../platform/owing.ts';
import type { EvidenceFile } from '../files/file.ts';
import type { Finding, LifeChange } from '../finding.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Something that became of a finding. */
export interface LifeEvent {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  /** Null for Cordon itself. */
  readonly by: Named | null;
  readonly text: string | null;
  readonly detail: string | null;
  readonly entry: number | null;
}

/** What somebody gave as evidence: a text, entries of the ledger, an agreement's documents, a file. */
export interface Evidence {
  readonly id: string;
  readonly at: Date;
  /** Null for somebody without an account, by a link. */
  readonly by: Named | null;
  readonly text: string;
  readonly entries: readonly number[];
  readonly document: string | null;
  readonly file: { readonly name: string; readonly bytes: number; readonly hash: string } | null;
  /** Files that came by the link. */
  readonly files: readonly Pick<EvidenceFile, 'id' | 'type' | 'bytes' | 'entry'>[];
  /** The entry that proves it; null until that stands, and for what is older. */
  readonly entry: number | null;
}

export interface NewEvidence {
  readonly text: string;
  readonly entries: readonly number[];
  readonly document: string | null;
  readonly file: { readonly name: string; readonly content: Buffer; readonly hash: string } | null;
  /** By which link it came, with which of the files that came by it before. */
  readonly byLink?: { readonly link: string; readonly files: readonly string[] };
}

/** What a proposal would change: an agreement's clause, a detector's threshold, a practice. */
export interface Aim {
  readonly change: ChangeKind;
  readonly target: string | null;
  readonly part: string | null;
}

/** A change that a finding asks for. */
export interface Proposal extends Aim {
  readonly id: string;
  readonly finding: string;
  readonly text: string;
  readonly by: Named;
  readonly at: Date;
  readonly before: ChangeSide;
  readonly after: ChangeSide | null;
  /** Null while nobody said so, and for what code saw. */
  readonly landedBy: Named | null;
  readonly landedAt: Date | null;
}

/** A change to be noted, and what is entered of it. */
export type Note = Omit<LifeChange, 'standing'>;

export interface LifeStore {
  /** @returns false when it took another step meanwhile: then nothing was done */
  step(
    finding: Pick<Finding, 'id' | 'revision'>,
    change: LifeChange,
    evidence?: NewEvidence,
  ): Promise<boolean>;
  events(finding: string): Promise<readonly LifeEvent[]>;
  evidence(finding: string): Promise<readonly Evidence[]>;
  /** @returns the file as it was given; null when there is none */
  file(
    finding: string,
    evidence: string,
  ): Promise<{ readonly name: string; readonly content: Buffer } | null>;
  proposals(finding: string): Promise<readonly Proposal[]>;
  /** Those that have not landed, of kinds that code can measure. */
  waiting(): Promise<readonly Proposal[]>;
  propose(
    proposal: Omit<Proposal, 'by' | 'after' | 'landedBy' | 'landedAt'> & { readonly by: string },
    note: Note,
  ): Promise<void>;
  /** @returns false when it landed already */
  land(proposal: Pick<Proposal, 'id' | 'finding'>, after: ChangeSide, note: Note): Promise<boolean>;
  /** Who somebody is, to be named as an owner; null for nobody. */
  person(
    id: string,
  ): Promise<{ readonly party: string; readonly kind: 'company' | 'vendor'; readonly role: string } | null>;
  isVendor(party: string): Promise<boolean>;
  /** By name. @param among only these, or null for all */
  vendors(among: readonly string[] | null): Promise<readonly Named[]>;
  /** Accepted ones whose time is over. */
  over(now: Date): Promise<readonly Finding[]>;
  /** Those that are due, neither accepted nor closed, and were not noticed to be. */
  late(now: Date): Promise<readonly Finding[]>;
  /** @returns false when it was noticed already */
  markOverdue(finding: string, owed: OwedAct): Promise<boolean>;
  /** What trends are folded from. @param vendors only about these, or null for all */
  trended(vendors: readonly string[] | null): Promise<{
    readonly findings: readonly TrendedFinding[];
    readonly landed: readonly LandedChange[];
    readonly names: ReadonlyMap<string, string>;
  }>;
}

/** What a feature found when it looked again at once. */
export type Seen = 'passes' | 'fails' | 'unknown';

/** Looks that a feature can make at once, by the kinds that they are about. */
export type Retests = Readonly<Partial<Record<FindingKind, (finding: Finding) => Promise<Seen>>>>;

/** What is measured of an aim now; null when it is not known, or nothing code could know. */
export type Measure = (aim: Aim) => Promise<ChangeSide | null>;
