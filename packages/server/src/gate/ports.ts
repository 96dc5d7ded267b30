import type { AccessEvent, CaseValue, Cell, Code, Plan, Principal, Row, Usage } from '@cordon/core/kernel';
import type { ActCall } from '@cordon/core/api';
import type { Json } from '@cordon/core/json';
import type { Policy } from '@cordon/core/policy';
import type { Protocol } from '@cordon/core/protocols';
import type { AgentName, AnonymisedRaw, Transcript, Turn } from '@cordon/core/quality';
import type { JsonValue } from '@cordon/ledger';
import type { CustomRules, KnownValue } from '@cordon/pii';
import type { Asking, Case, Who } from './asking.ts';
import type { RulesPort } from './ownRules.ts';
import type { StatementPort } from './statementPort.ts';
import type { ThreadPort } from './threads.ts';
import type { TreatingPort } from './treating.ts';

/** Terms whose hash both parties signed and that were not ended; anything else is a refusal code. */
export type TermsAnswer =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly code: Code };

export interface TermsPort {
  /**
   * The one version that decides.
   * @param agreement id, or null when none covers the asker: then `no-agreement`
   * @param inHandSince when the ticket was taken in hand: a newer version may let it be finished under the one before
   */
  inForce(agreement: string | null, now: Date, inHandSince?: Date | null): Promise<TermsAnswer>;
}

export interface PrincipalsPort {
  /**
   * The asker as things stand at this moment, read anew: their session, suspension, network, and the role they
   * work in.
   * @returns a refusal code when the session is gone or may not be used any more
   */
  again(
    who: Who,
    work: Case,
  ): Promise<
    { readonly ok: true; readonly principal: Principal } | { readonly ok: false; readonly code: Code }
  >;
}

type PlanOf<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

/** A customer database, read only within the scope of a plan. Throws `Failure('source-unavailable')`. */
export interface SourcePort {
  /**
   * What a case is made of, in one scope and so for the same subjects.
   * @param values also asks for raw values of the case's own customer; they never leave the gate, they are only
   *   searched for
   * @returns the rows of each plan in order, and the values
   */
  readCase(
    plans: readonly PlanOf<'read'>[],
    values: PlanOf<'case'> | null,
  ): Promise<{ readonly tables: readonly (readonly Row[])[]; readonly values: readonly CaseValue[] }>;
  reveal(plan: PlanOf<'reveal'>): Promise<Cell>;
  /** The customer's id when exactly one matches, else null. */
  lookup(plan: PlanOf<'lookup'>): Promise<string | null>;
  confirm(plan: PlanOf<'confirm'>): Promise<boolean>;
}

/** Records of a JSON API, raw, a manageable number at a time. Iterating throws `Failure('source-unavailable')`. */
export interface RecordStream {
  readonly batches: AsyncIterator<readonly Json[], unknown>;
  /** Lets go of what is not read. */
  readonly close: () => void;
}

/**
 * What is known of an act upstream. `refused`: the API said no, nothing was changed. `unknown`: it failed, or its answer never
 * came, and it may have been done.
 */
export type ActResult = 'done' | 'refused' | 'unknown';

/** JSON APIs, asked for what a route of the data map describes. Throws `Failure('source-unavailable')`. */
export interface ApiPort {
  /** @returns null when the API says that there is no such record */
  open(plan: PlanOf<'fetch'>): Promise<RecordStream | null>;
  /**
   * Raw values of the case's own customer, as `SourcePort.readCase` has them, but maybe some seconds old: a tool asks often,
   * and what it asks for brings the newest of its own. The same list for as long as it is the same.
   */
  values(plan: PlanOf<'case'>): Promise<readonly CaseValue[]>;
  /**
   * Does something there, once: nothing is tried again. What is answered is not read.
   * @param idempotencyKey the same act carries the same one
   */
  act(source: string, call: ActCall & { readonly idempotencyKey: string }): Promise<ActResult>;
}

/** Opens one commitment inside a body; readable by the company only. */
export interface Opening {
  readonly name: string;
  readonly value: string;
  readonly salt: Uint8Array;
}

/** One entry to append: the body is committed to by the leaf, the event goes to the stream beside it. */
export interface LedgerRecord {
  readonly kind: string;
  readonly at: Date;
  readonly agreement: string | null;
  readonly party: string | null;
  readonly person: string | null;
  readonly code: Code | null;
  readonly body: JsonValue;
  readonly openings: readonly Opening[];
  /** Without the entry index, which the append gives. */
  readonly event: Omit<AccessEvent, 'entry'> | null;
  /** Budgets this access uses up, counted in the same commit. */
  readonly uses: readonly {
    readonly kind: 'subject' | 'reveal' | 'lookup' | 'unbound' | 'shown';
    /**
     * Keyed hash of the customer; for `unbound` the ticket. `shown` is one whose rows a service account was shown: who was
     * shown to it in the day before already is not counted again.
     */
    readonly subject: string | null;
  }[];
  /** The key of an entry that was owed: of one key there is one entry. */
  readonly owed?: string;
}

export interface LedgerPort {
  /** Resolves with the entry indices once durable; throws `Failure('ledger-unavailable')`, and then nothing is shown. */
  append(records: readonly LedgerRecord[]): Promise<readonly number[]>;
}

export interface UsagePort {
  /**
   * What the person has used over the running shift.
   * @param asked what the access would be counted against: keyed hash of the customer, and the ticket
   */
  of(
    person: string,
    asked: { readonly subject: string | null; readonly ticket: string | null },
    now: Date,
  ): Promise<Usage>;
  /** What was counted last of work without a ticket, with what this process shows; null where that is too long ago. */
  lately(person: string, now: Date): Usage | null;
}

/** Customers somebody is being shown; settled once, either way. */
export interface ShownReservation {
  /** Their entry is durable. */
  entered(): void;
  /** They were not shown after all. */
  dropped(): void;
}

/** Counts by customers, where rows of many leave at once. */
export interface ShownPort {
  /** Those among these customers (keyed hashes) whose rows an account was shown in the running day: they use up nothing more. */
  shownToday(person: string, subjects: readonly string[], now: Date): Promise<ReadonlySet<string>>;
  /**
   * Holds a part of an account's budget for customers who are about to be shown, so that what is under way beside does not use
   * it too. @param most of the running day, those before included @returns null when it would be more
   */
  reserve(person: string, customers: number, most: number, now: Date): ShownReservation | null;
}

export interface TicketsPort {
  /** Takes one confirm try; null when none is left. Atomic, since tries may race. */
  takeTry(ticket: string): Promise<number | null>;
  /** A match costs no try. */
  returnTry(ticket: string): Promise<void>;
  /** The person's open tickets that are bound to this customer and were worked on since then. */
  inHandOf(person: string, subject: string, since: Date): Promise<readonly string[]>;
}

export interface OutboundPort {
  /** Sends to the address on file; `to` is that address, known to the gate only. Throws `Failure('mail-failed')`. */
  send(message: {
    readonly ticket: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }): Promise<void>;
}

/** A signed act: what the person's session key signed, checked against the session's registered key. */
export interface SignaturePort {
  /** The public key (base64) that signed, or null when the signature does not hold. Each act id is good once. */
  verify(
    session: string,
    act: { readonly id: string; readonly at: Date; readonly payload: JsonValue; readonly signature: string },
  ): Promise<string | null>;
}

/** What was typed before it was redacted. */
export interface OriginalsPort {
  /** @returns null where none of this ticket is kept beside this entry, or not any more */
  open(entry: number, ticket: string, now: Date): Promise<string | null>;
}

export interface SecretsPort {
  /** 32 fresh random bytes. */
  salt(): Uint8Array;
  /** Stable keyed hash of a customer, for counting distinct customers of a shift. */
  countingKey(subject: string): string;
  /** The keyed hash behind the tokens of a source that computes none itself: 32 bytes. */
  token(source: string, text: string): Uint8Array;
  /** Pseudonym under the detection key of the period `at` falls in. */
  pseudonym(subject: string, at: Date): string;
}

/** What a second person approved. */
export interface Approval {
  readonly id: string;
  /** Who did. */
  readonly by: string;
  /** The session key the asker signed the request with, where the request itself was signed and its pieces are not. */
  readonly key: string | null;
}

/** How one person sees a customer that nobody is. */
export interface CanarySight {
  /** The address they are shown. It is masked to the same as the one on file. */
  readonly address: string;
  readonly onFile: string;
  /** A text shown in clear, with their address in the place of the one on file. */
  readonly swap: (text: string) => string;
  /** The other way: what was typed into a query, with the address on file in the place of theirs. */
  readonly back: (text: string) => string;
}

export interface CanariesPort {
  /**
   * How this person sees a customer, when it is one that nobody is. Asked for every customer alike, from memory: neither the
   * answer's time nor anything in it may tell.
   */
  sight(source: string, subject: string, person: string, agreement: string | null): CanarySight | null;
  /** What was typed, with the address on file in the place of one that somebody was shown. */
  literal(source: string, literal: string, person: string): string;
}

/** The protocol of some work. */
export interface ProtocolStands {
  /** Null where none is in force. */
  readonly protocol: Protocol | null;
  /** SHA-256 (hex) of its text, as entries name it. */
  readonly hash: string | null;
  /** The asker has still to acknowledge it. */
  readonly owed: boolean;
}

export interface ProtocolsPort {
  /** As it is in force at this moment. @throws Failure for one that is not what was signed */
  standing(who: Who, work: Case, now: Date): Promise<ProtocolStands>;
  /** As it was in force when it was asked about last; null where that is too long ago. */
  lately(who: Who, work: Case, now: Date): ProtocolStands | null;
}

/** A conversation on its way into the store of those without personal data, raw. */
export interface RawConversation {
  readonly turns: readonly Turn[] | Transcript;
  readonly agents: readonly AgentName[];
}

/** Takes personal data out, apart from everything else and within a time; fails closed. */
export interface AnonymiserPort {
  run(
    raw: RawConversation,
    known: readonly KnownValue[],
    rules: CustomRules,
  ): Promise<
    { readonly ok: true; readonly value: AnonymisedRaw } | { readonly ok: false; readonly code: Code }
  >;
}

export interface ApprovalsPort {
  /**
   * The approval that stands for exactly this access of this person: neither run out nor taken back, and by somebody who
   * may still give it. One that stands for another cell, ticket or export is none.
   */
  standing(who: Who, work: Case, asking: Asking, now: Date): Promise<Approval | null>;
}

/** Runs a person's accesses one after the other, so that two at once cannot both pass the same limit. */
export interface TurnsPort {
  inTurn<T>(person: string, work: () => Promise<T>): Promise<T>;
}

/** Everything the gate needs of the world. */
export interface GatePorts {
  readonly terms: TermsPort;
  readonly principals: PrincipalsPort;
  readonly source: SourcePort;
  readonly apis: ApiPort;
  readonly statements: StatementPort;
  readonly threads: ThreadPort;
  readonly originals: OriginalsPort;
  readonly ledger: LedgerPort;
  readonly usage: UsagePort;
  readonly shown: ShownPort;
  readonly tickets: TicketsPort;
  readonly outbound: OutboundPort;
  readonly signatures: SignaturePort;
  readonly approvals: ApprovalsPort;
  readonly protocols: ProtocolsPort;
  readonly rules: RulesPort;
  readonly treating: TreatingPort;
  readonly anonymiser: AnonymiserPort;
  readonly canaries: CanariesPort;
  readonly secrets: SecretsPort;
  readonly turns: TurnsPort;
  now(): Date;
}
