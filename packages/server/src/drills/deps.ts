import type { BulkRead, Rehearsed, Tampering, Watched } from '@cordon/core/drills';
import type { Policy } from '@cordon/core/policy';
import type { Findings } from '../assurance/index.ts';
import type { Canary } from '../canaries/canary.ts';
import type { EnterAct } from '../ledger/index.ts';
import type { Log } from '../platform/log.ts';
import type { Tickets } from '../tickets/index.ts';
import type { Assignments } from '../assignments/index.ts';
import type { Identity } from '../identity/index.ts';
import type { GroundStore } from './ground.store.ts';
import type { ToRehearse } from './rehearsing.ts';
import type { DrillStore } from './store.ts';

/** What was seen of an attack, and the incident about it. */
export interface SeenAttack extends Omit<Watched, 'rehearsed'> {
  readonly incident: ToRehearse['incident'];
}

/** What sees an attack from the inside. What is not watched is told as null, never as seen. */
export interface DrillWatch {
  /** @param people everybody who was made for the drill @param from when the attack began */
  about(people: readonly string[], from: Date): Promise<SeenAttack>;
}

/** An agreement a drill may be made under. */
export interface DrilledAgreement {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Party id of the vendor. */
  readonly vendor: string;
}

/** A replica of this installation's guard with a line of its own to the database. */
export interface EarReplica {
  /** Where it answers. */
  readonly url: string;
  /** Cuts the line; resolves once it knows that it hears nothing, or at the latest after the time it has for that. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

/** What making drills needs of the rest. */
export interface DrillDeps {
  readonly store: DrillStore;
  readonly ground: GroundStore;
  readonly identity: Pick<Identity, 'createPersonWithTotp'>;
  readonly assignments: Pick<Assignments, 'make'>;
  readonly tickets: Pick<Tickets, 'intake' | 'assign' | 'close'>;
  /** Newest first. */
  readonly agreements: () => Promise<readonly DrilledAgreement[]>;
  /** The terms in force; null where none are. */
  readonly policy: (agreement: string) => Promise<Policy | null>;
  /** Why terms do not count, for an agreement that is over. */
  readonly isOver: (agreement: string) => Promise<boolean>;
  /** Runs work unless drills are made already, on any replica or shell. @returns null when they are */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly canaries: () => Promise<readonly Canary[]>;
  /** What this person is shown in the place of a canary's address. */
  readonly shownAddress: (canary: Canary, person: string, agreement: string) => string;
  /** The one way in which people leave. */
  readonly leave: (person: string) => Promise<void>;
  readonly bulkRead: (source: string) => Promise<readonly BulkRead[] | null>;
  readonly copyHolds: (tampering: Tampering | null) => Promise<boolean>;
  readonly openEar: () => Promise<EarReplica>;
  readonly watch: DrillWatch;
  /** What a breach like this would ask for; nothing is recorded. */
  readonly rehearse: (drill: ToRehearse) => Promise<Rehearsed>;
  /** Ends the incidents of runs that are over. */
  readonly endIncidents: () => Promise<void>;
  readonly findings: Findings;
  readonly enterAct: EnterAct;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** Where the installation's people reach it. */
  readonly baseUrl: string;
  readonly log: Log;
  readonly now: () => Date;
}
