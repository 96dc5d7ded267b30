import type { OwedAct } from '../../platform/owing.ts';

/** Bodies past their term, or the openings of entries about one customer. */
export type ErasureKind = 'bodies' | 'openings';
export const grounds = ['term-over', 'subject-request', 'objection', 'unlawful'] as const;
export type Ground = (typeof grounds)[number];
export type ErasureState = 'proposed' | 'approved' | 'refused' | 'done';
export const unsealingGrounds = ['claim', 'investigation', 'regulator', 'subject-request'] as const;

interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** One step: who, when, and the ledger's entry of it. */
export interface Step {
  readonly by: PersonRef;
  readonly at: Date;
  readonly entry: number;
}

/** What one person did at one time, as it was entered. */
export interface Done {
  readonly by: string;
  readonly at: Date;
  readonly entry: number;
}

/** An entry that may be erased. */
export interface Candidate {
  readonly index: number;
  /** As its leaf says. */
  readonly at: Date;
  readonly agreement: string | null;
  readonly openings: number;
}

/** One agreement's share of an erasure. */
export interface Part {
  readonly agreement: string | null;
  /** As the entry writes it: `12-40,44`. */
  readonly ranges: string;
  /** Times of the first and the last of them. */
  readonly from: Date;
  readonly until: Date;
  readonly entries: number;
  readonly openings: number;
}

/** A part as it is kept. */
export interface KeptPart extends Part {
  readonly nth: number;
  readonly title: string | null;
  readonly doneAt: Date | null;
  /** The entry that states it, once there is one. */
  readonly entry: number | null;
  /** What of it is still sealed. */
  readonly sealed: number;
}

export interface Erasure {
  readonly id: string;
  readonly kind: ErasureKind;
  readonly ground: Ground;
  /** The customer, while it waits. */
  readonly subject: string | null;
  readonly partsHash: string;
  readonly state: ErasureState;
  readonly proposed: Step;
  readonly decided: Step | null;
  readonly parts: readonly KeptPart[];
}

export interface NewErasure {
  readonly id: string;
  readonly kind: ErasureKind;
  readonly ground: Ground;
  readonly subject: string | null;
  readonly partsHash: string;
  readonly parts: readonly Part[];
}

export interface Unsealing {
  readonly id: string;
  readonly erasure: string;
  readonly ground: (typeof unsealingGrounds)[number];
  readonly asked: Step;
  /** Whether the one who asked is an auditor: then the privacy officer agrees, otherwise an auditor. */
  readonly byAuditor: boolean;
  readonly agreed: Step | null;
}

/** An opening as it lay sealed, and what its entry committed to. */
export interface Unsealed {
  readonly entry: number;
  readonly name: string;
  readonly value: string;
  /** Whether value and salt open the commitment in the entry's body: what was sealed is what was entered. */
  readonly holds: boolean;
}

/** Sealed openings of one part whose claims are barred. */
export interface Barred {
  readonly erasure: string;
  readonly nth: number;
  readonly agreement: string | null;
  readonly indices: readonly number[];
  readonly openings: number;
}

/** What was removed of one entry, as its drawer tells it. */
export interface Removal {
  readonly what: ErasureKind;
  readonly at: Date;
  readonly entry: number;
  readonly ground: Ground;
  readonly by: readonly string[];
}

export interface ErasureStore {
  /** Accesses under agreements whose term is over, oldest first, at most as many as asked for. */
  due(agreement: string | null, most: number): Promise<readonly Candidate[]>;
  /** Accesses whose openings say that they are about this customer. */
  about(subject: string, most: number): Promise<readonly Candidate[]>;
  /** Titles of agreements, and which of them a legal hold keeps. */
  agreements(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly title: string; readonly held: boolean }>>;
  propose(erasure: NewErasure, done: Done): Promise<void>;
  find(id: string): Promise<Erasure | null>;
  /** Newest first. @param agreements only with a part under one of them (null: under none), or null for all */
  list(agreements: readonly (string | null)[] | null): Promise<readonly Erasure[]>;
  /** Whether everything that was counted is still there: another erasure may have had some of it. */
  isWhole(id: string): Promise<boolean>;
  /** @returns false when it does not wait any more */
  refuse(id: string, done: Done): Promise<boolean>;
  /** Approves and notes what has to be entered before anything goes, each under the key of its part. @returns as `refuse` */
  approve(id: string, done: Done, acts: readonly OwedAct[]): Promise<boolean>;
  /** Erases one part, whose entry is durable: all of it or nothing. The database asks the same questions again. */
  carryOut(erasure: Pick<Erasure, 'id' | 'kind'>, part: Pick<KeptPart, 'nth'>): Promise<void>;
  /** Approved, and something of it still to do. */
  unfinished(): Promise<readonly Erasure[]>;
  removalOf(entry: number): Promise<Removal | null>;
}

export interface ArchiveStore {
  ask(unsealing: Pick<Unsealing, 'id' | 'erasure' | 'ground'>, done: Done): Promise<void>;
  /** @returns false when somebody agreed already */
  agree(id: string, done: Done): Promise<boolean>;
  unsealings(): Promise<readonly Unsealing[]>;
  /** @throws Failure `second-person-needed` unless both agreed */
  unseal(id: string): Promise<readonly Unsealed[]>;
  /** What may be destroyed now. */
  barred(): Promise<readonly Barred[]>;
  /** Notes the entry of it, under a key that {@link destroy} is given. */
  owe(act: OwedAct, key: string): Promise<void>;
  destroy(part: Pick<Barred, 'erasure' | 'nth'>, key: string): Promise<void>;
}
