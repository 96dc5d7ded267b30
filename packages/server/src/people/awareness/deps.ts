import type { PhishingFigures } from '@cordon/core/people/awareness';
import type { SignedActs } from '../../identity/index.ts';
import type { Acting } from '../../ledger/index.ts';
import type { Log } from '../../platform/log.ts';
import type { NearMissStore } from './nearMisses.store.ts';
import type { AwarenessStore } from './store.ts';

type Words = Readonly<Record<string, string | number | boolean | null>>;

/** A vendor with an agreement in force. */
export interface MeasuredVendor {
  readonly id: string;
  readonly name: string;
}

/** What simulated phishing came to, of a vendor and, where it is known, of each of its sites; null stands for people of no site. */
export interface PhishingBySite {
  readonly whole: PhishingFigures;
  readonly sites: ReadonlyMap<string | null, PhishingFigures> | null;
}

/** Feeds of the score, each of another feature; null where it does not tell. */
export interface AwarenessFeeds {
  /** By person: whether all courses they are asked for are current. Whom nothing is asked of is left out. */
  readonly training: (people: readonly string[]) => Promise<ReadonlyMap<string, boolean> | null>;
  readonly phishing: (vendor: string, since: Date, until: Date) => Promise<PhishingBySite | null>;
  /** By person: whether they answered the last question right. */
  readonly spaced: (people: readonly string[]) => Promise<ReadonlyMap<string, boolean> | null>;
}

/** What awareness needs of the rest of the house. */
export interface AwarenessDeps {
  readonly store: AwarenessStore;
  readonly nearMisses: NearMissStore;
  readonly feeds: AwarenessFeeds;
  readonly vendors: () => Promise<readonly MeasuredVendor[]>;
  /** Vendors that an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  readonly signedActs: SignedActs;
  readonly enter: (act: string, actor: Acting, words: Words) => Promise<number>;
  /** Keyed: whoever reads it learns of nobody. */
  readonly turnHash: (text: string) => Uint8Array;
  /** SHA-256, hex. */
  readonly hash: (text: string) => string;
  /** On one replica at a time. @returns null when it runs elsewhere */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly log: Log;
  readonly now: () => Date;
}
