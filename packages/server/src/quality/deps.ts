import type { Policy } from '@cordon/core/policy';
import type { Kysely } from 'kysely';
import type { Cover, InForce } from '../agreements/index.ts';
import type { Findings } from '../assurance/index.ts';
import type { DictionaryDeps, DictionaryStore } from '../dictionaries/index.ts';
import type { Case, Gate, RulesPort } from '../gate/index.ts';
import type { SignedActs, SigningActor } from '../identity/index.ts';
import type { Log } from '../platform/log.ts';
import type { Tickets } from '../tickets/index.ts';
import type { ConversationStore } from './conversations.store.ts';
import type { IntakeStore } from './intake.store.ts';
import type { QualityKeys } from './keys.store.ts';
import type { MissStore } from './misses.store.ts';

/** What quality needs of the rest of the house. */
export interface QualityDeps {
  readonly db: Kysely<unknown>;
  readonly keys: QualityKeys;
  readonly intakes: IntakeStore;
  readonly conversations: ConversationStore;
  readonly misses: MissStore;
  /** Where marked words wait, and what is searched for. */
  readonly dictionary: DictionaryStore;
  readonly dictionaries: DictionaryDeps;
  readonly rules: RulesPort;
  readonly gate: Pick<Gate, 'anonymise' | 'quality'>;
  readonly tickets: Pick<Tickets, 'find'>;
  readonly cover: Cover;
  readonly inForce: Pick<InForce, 'inForce'>;
  /** The company's party. */
  readonly company: () => Promise<{ readonly id: string } | null>;
  readonly findings: Findings;
  /** Ids of the sources there are. */
  readonly sources: () => Promise<readonly string[]>;
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: SigningActor,
    agreement: string | null,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  /** Keyed hash of a customer, for counts. */
  readonly customerKey: (subject: string) => string;
  /** Keyed hashes behind tokens of agents and ids of contact centres. */
  readonly agentKey: (text: string) => Uint8Array;
  readonly outsideKey: (text: string) => Uint8Array;
  readonly log: Pick<Log, 'error' | 'info'>;
  readonly now: () => Date;
}

/** The agreement a ticket's work is under, with what the gate wants to know of it. */
export interface Under {
  readonly work: Case;
  readonly policy: Policy | null;
  /** The thread of the data map: what conversations are of. */
  readonly resources: readonly string[];
}

/** @param of where the work is: of a ticket, or of a vendor's source as a whole */
export async function underWhich(
  deps: Pick<QualityDeps, 'cover' | 'inForce' | 'now'>,
  of: { readonly party: string; readonly source: string; readonly ticket: Case['ticket'] },
  purpose: string,
): Promise<Under> {
  const now = deps.now();
  const cover = await deps.cover.of(of.party, of.source, now);
  const agreement = cover?.agreement ?? null;
  const terms = await deps.inForce.inForce(agreement, now);
  const policy = terms.ok ? terms.policy : null;
  const resources = policy?.dataMap.resources ?? [];
  const thread = resources.find(({ kind }) => kind === 'thread') ?? resources[0];
  return {
    work: { agreement, source: of.source, purpose, ticket: of.ticket },
    policy,
    resources: thread === undefined ? [] : [thread.name],
  };
}
