import type { TrainingRule } from '@cordon/core/people/training';
import type { SignedActs } from '../../identity/index.ts';
import type { EnterAct } from '../../ledger/index.ts';
import type { Log } from '../../platform/log.ts';
import type { RunStore } from './run.store.ts';
import type { TrainingStore } from './store.ts';

/** Somebody as these pages name them. */
export interface Trainee {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly left: boolean;
}

/** What assignments of courses are made of. */
export interface TrainingDeps {
  readonly store: TrainingStore;
  readonly runs: RunStore;
  /** What agreements in force ask. */
  readonly termRules: () => Promise<readonly TrainingRule[]>;
  /** Residual risk of each vendor, 0 to 100; asked only where a rule speaks of it. */
  readonly risks: () => Promise<ReadonlyMap<string, number>>;
  /** @param party null: everybody */
  readonly people: (party: string | null) => Promise<readonly Trainee[]>;
  /** Title of each course that is not withdrawn, by id. */
  readonly titles: () => Promise<ReadonlyMap<string, string>>;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  readonly newUuid: () => string;
  readonly settle: () => Promise<unknown>;
  /** Runs work unless it runs already, on any replica. */
  readonly alone: (work: () => Promise<void>) => Promise<unknown>;
  readonly log: Log;
  readonly now: () => Date;
}
