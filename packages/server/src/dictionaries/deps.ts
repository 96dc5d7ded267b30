import type { Kysely } from 'kysely';
import type { SignedActs, SigningActor } from '../identity/index.ts';
import type { Rules } from './rules.ts';
import type { DictionaryStore } from './dictionary.ts';

export interface DictionaryDeps {
  readonly db: Kysely<unknown>;
  readonly store: DictionaryStore;
  readonly rules: Rules;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Enters an act of the company's, under no agreement. @returns its index, once durable */
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  /** Purposes that the agreements in force name. */
  readonly purposes: () => Promise<readonly string[]>;
  /** What hangs on the rules runs anew. */
  readonly changed: () => Promise<void>;
  readonly now: () => Date;
}
