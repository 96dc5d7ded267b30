import type { AgreementKeys } from '../../atRest/index.ts';
import { planTasks, stateOf, type ClosingTask, type Life, type TaskState } from '@cordon/core/agreements';
import type { ActWords, Terms } from '@cordon/core/kernel';
import type { Sha256 } from '@cordon/ledger';
import type { Handovers } from '../../tickets/index.ts';
import type { Actor, AgreementDeps } from '../agreements.ts';
import type { SigningPorts } from '../signing/ports.ts';
import { termsOf } from '../standing.ts';
import type { Agreement, Version } from '../store.ts';
import type { ClosingStore, KeptEvent, KeptHold, LockedClosing } from './store.ts';

/** The entry of an act, as far as the end of an agreement shows it. */
export interface EndEntry {
  readonly index: number;
  readonly at: Date;
  readonly body: string;
}

export interface ClosingDeps {
  readonly store: ClosingStore;
  readonly agreements: AgreementDeps['store'];
  /** The versions of an agreement, and where it stands. */
  readonly lifeOf: (
    agreement: string,
  ) => Promise<{ readonly versions: readonly Version[]; readonly life: Life }>;
  readonly handovers: Handovers;
  readonly enter: AgreementDeps['enter'];
  /** Closes the values on screen under an agreement. @returns how many */
  readonly closeReveals: (agreement: string, at: Date) => Promise<number>;
  /** The keys that what Cordon keeps under an agreement is sealed with. */
  readonly keys: AgreementKeys;
  readonly signing: SigningPorts;
  /** The newest entry of a kind under an agreement. */
  readonly lastEntry: (agreement: string, kind: string) => Promise<EndEntry | null>;
  /** Names of the sub-processors that may hold copies. */
  readonly subProcessorsOf: (agreement: string) => Promise<readonly string[]>;
  /** When a pack was last made whole. */
  readonly lastPack: (agreement: string) => Promise<Date | null>;
  readonly sha256: Sha256;
  readonly now: () => Date;
}

/**
 * Who acts, once they have signed this act with these words: what is done may depend on what is found.
 * @throws Failure `signature-invalid`
 */
export type Sign = (act: string, words: ActWords) => Promise<Actor>;

/** What the end of an agreement rests on. */
export interface Closing {
  readonly agreement: Agreement;
  /** The terms in force at the end (or now), with their hash; null when both never signed any: then nothing is owed. */
  readonly terms: { readonly terms: Terms; readonly hash: string } | null;
  /** When it ended or ran out; null while it stands. */
  readonly closedAt: Date | null;
  /** Planned from now while it stands. */
  readonly tasks: readonly TaskState[];
  readonly events: readonly KeptEvent[];
  readonly holds: readonly KeptHold[];
}

/** Where the end of an agreement stands now. @param store inside a lock, the locked one */
export async function closingOf(
  deps: ClosingDeps,
  agreement: Agreement,
  store: LockedClosing = deps.store,
): Promise<Closing> {
  const now = deps.now();
  const { versions, life } = await deps.lifeOf(agreement.id);
  const standing = versions.find(({ version }) => version === life.stands);
  const terms =
    standing === undefined ? null : { terms: termsOf(standing), hash: standing.hash.toString('hex') };
  const closedAt = life.state === 'ended' ? (agreement.endedAt ?? new Date(life.since)) : null;
  const [events, holds] = [await store.events(agreement.id), await store.holds(agreement.id)];
  const planned: readonly ClosingTask[] =
    terms === null
      ? []
      : planTasks(terms.terms, (closedAt ?? now).toISOString(), await deps.subProcessorsOf(agreement.id));
  const tasks = planned.map((task) => stateOf(task, events, holds, now));
  return { agreement, terms, closedAt, tasks, events, holds };
}
