import type { OwedAct } from '../../platform/owing.ts';
import type { Network } from '../people.ts';

/** A party's list, and how often it was changed so far; 0: there never was one. */
export interface NetworkList {
  readonly revision: number;
  readonly networks: readonly Network[];
}

/** A live session: whose it is, and where it was signed in from. */
export interface LiveSession {
  readonly person: string;
  readonly name: string;
  readonly sites: readonly (string | null)[];
  readonly ip: string | null;
}

interface Actor {
  readonly id: string;
  readonly name: string;
}

interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: 'company' | 'vendor';
}

/** A change of a party's list. */
export interface NetworkChange {
  readonly id: string;
  readonly party: Party;
  /**
   * `two-people`: proposed by one, confirmed by another. `first`: of a vendor's very first list, by one person. `urgent`:
   * ranges taken away at once by one person, reviewed by another afterwards.
   */
  readonly kind: 'two-people' | 'first' | 'urgent';
  /** The revision it was made against. */
  readonly base: number;
  readonly adds: readonly Network[];
  readonly removes: readonly Network[];
  readonly state: 'pending' | 'done' | 'withdrawn';
  readonly proposedBy: Actor;
  readonly proposedAt: Date;
  readonly proposedFrom: string | null;
  readonly decidedBy: Actor | null;
  readonly decidedAt: Date | null;
  /** How many people with a live session it cut off. */
  readonly cutOff: number | null;
  readonly reviewedBy: Actor | null;
  readonly reviewedAt: Date | null;
  readonly entries: StepEntries;
}

/** The ledger entries of a change's steps; null for a step that was not taken, or is being entered. */
export interface StepEntries {
  readonly proposed: number | null;
  /** Of what was done with it: confirmed, withdrawn, or done at once. */
  readonly decided: number | null;
  readonly reviewed: number | null;
}

/** A vendor and a period that an auditor was given. */
export interface AuditedParty {
  readonly party: string;
  readonly from: Date;
  readonly until: Date;
}

/** A change as it is written. */
export type NewChange = Pick<NetworkChange, 'id' | 'kind' | 'base' | 'adds' | 'removes'> & {
  readonly party: string;
  readonly by: string;
  readonly from: string | null;
  readonly at: Date;
};

/** What becomes of a change: done (the list is changed with it) or withdrawn. */
export interface Decided {
  readonly state: 'done' | 'withdrawn';
  readonly by: string;
  readonly at: Date;
  readonly cutOff: number | null;
  readonly entry: number;
}

/** What is true of a list while nobody else can change it. */
export interface Held {
  readonly list: NetworkList;
  readonly live: readonly LiveSession[];
}

/** Lists of networks and their changes. */
export interface NetworkLists {
  held(party: string, now: Date): Promise<Held>;
  /** Newest first; those that wait, and of the others the last hundred. @param parties null: everybody's */
  changes(parties: readonly string[] | null): Promise<readonly NetworkChange[]>;
  pending(party: string): Promise<number>;
  /** @param entry of the proposal */
  propose(change: NewChange, entry: number): Promise<void>;
  /**
   * Changes a list at once. `decide` runs while nobody else can change the list, and throws to leave it as it is.
   * It answers with the entry it made, or with what is to be entered of what closes.
   */
  change(
    change: NewChange,
    decide: (
      held: Held,
    ) => Promise<{ readonly cutOff: number } & ({ readonly entry: number } | { readonly owed: OwedAct })>,
  ): Promise<void>;
  /**
   * Decides on a change that was proposed: `decide` runs while nobody else can decide on it or change the list, and
   * throws to leave both as they are. @throws Failure `not-in-scope` when there is no such change
   */
  settle(
    id: string,
    now: Date,
    decide: (change: NetworkChange, held: Held) => Promise<Decided>,
  ): Promise<void>;
  /** @returns false when there is no urgent change of somebody else's by this id that waits for a review */
  review(id: string, by: string, at: Date, owed: OwedAct): Promise<boolean>;
}
