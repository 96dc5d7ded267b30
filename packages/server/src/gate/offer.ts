import type { Matched } from '@cordon/core/api';
import type { Code } from '@cordon/core/kernel';
import type { AnonymisedRaw } from '@cordon/core/quality';
import type { Order } from './acts.ts';
import type { Asking, Case, Outcome, Refusal, Who } from './asking.ts';
import type { Fetched } from './fetching.ts';
import type { KeptText } from './texts.ts';
import type { LookupResult, ReadResult, Revealed } from './operations.ts';
import type { ActResult, RawConversation } from './ports.ts';
import type { SecondLock } from './secondLock.ts';
import type { Catalogued, StatementAsked, StatementRows } from './statements.ts';
import type { TreatedFile } from './treat.ts';
import type { Unsealed } from './unsealing.ts';

/** What a door may ask of the gate; gate.ts is the path that every answer takes. */
export interface Gate {
  /** Reads resources of the ticket's customer; each is decided on its own, all share one entry. */
  read(who: Who, work: Case, asking: Asking): Promise<Outcome<ReadResult>>;
  /**
   * Records of a JSON API by one of its routes, as JSON texts. A long answer comes in pieces, each in an entry of its own
   * before it is given; a right lost meanwhile ends it with a `Failure`.
   */
  fetch(who: Who, work: Case, asking: Asking, matched: Matched): Promise<Outcome<Fetched>>;
  /**
   * A statement of a client, over the views of the terms it was rewritten under. A long answer comes in batches, each in an
   * entry of its own before it is given; a right lost meanwhile ends it with a `Failure`.
   */
  query(who: Who, work: Case, asking: Asking, statement: StatementAsked): Promise<Outcome<StatementRows>>;
  /** A statement that reads nothing but the catalogue the door made of the terms: no customer data, so no entry but of a refusal. */
  catalogue(who: Who, work: Case, statement: StatementAsked): Promise<Catalogued>;
  /** That a statement is about to look somebody up by so many literals: each is counted, whatever it finds. */
  lookUpBy(who: Who, work: Case, asking: Asking, literals: number): Promise<Outcome<null>>;
  /**
   * Reads resources of the ticket's customer to be taken away: one piece of an export that a second person approved.
   * @param asking names the approval in `piece`
   */
  export(who: Who, work: Case, asking: Asking): Promise<Outcome<ReadResult>>;
  /** How many rows such a piece would have, by resource, and how it is decided. Needs no approval: no cell leaves. */
  count(who: Who, work: Case, asking: Asking): Promise<Outcome<Readonly<Record<string, number>>>>;
  /** Opens one file of the ticket's conversation, as text without personal data. */
  attachment(who: Who, work: Case, asking: Asking, id: string): Promise<Outcome<TreatedFile>>;
  /** Finds the tickets in hand of the customer with exactly this value. A miss answers like a hit out of scope. */
  lookup(who: Who, work: Case, asking: Asking): Promise<Outcome<LookupResult>>;
  /** Match or no match of what the caller says. A miss costs one of the ticket's tries. */
  confirm(who: Who, work: Case, asking: Asking): Promise<Outcome<{ match: boolean }>>;
  /** One cell, or one file of the conversation, in clear for the minutes the obligation `expire` names. */
  reveal(who: Who, work: Case, asking: Asking): Promise<Outcome<Revealed>>;
  /** Redacts a note for the record. */
  note(who: Who, work: Case, asking: Asking, text: string): Promise<Outcome<KeptText>>;
  /** Sends to the address on file; the record keeps the redacted text. */
  reply(
    who: Who,
    work: Case,
    asking: Asking,
    message: { readonly subject: string; readonly text: string },
  ): Promise<Outcome<KeptText>>;
  /** Does a named thing at the source, without showing what it is done with; what became of it may be unknown. */
  act(who: Who, work: Case, asking: Asking, order: Order): Promise<Outcome<{ result: ActResult }>>;
  /** What was typed before it was redacted, for the minutes the obligation `expire` names. @param asking names its entry in `of` */
  unseal(who: Who, work: Case, asking: Asking): Promise<Outcome<Unsealed>>;
  /** What a recorded session of this work is searched with before it is kept; decided like a note. */
  lock(who: Who, work: Case, asking: Asking): Promise<Outcome<SecondLock>>;
  /** Lets somebody watch a recorded session, by its id. */
  watch(who: Who, work: Case, recording: string): Promise<Outcome<null>>;
  /**
   * Takes a conversation into the store of those without personal data: it is searched for the values of the ticket's own
   * customer, and what comes back has none. A ticket tied to nobody is refused: its values are not known.
   */
  anonymise(who: Who, work: Case, asking: Asking, raw: RawConversation): Promise<Outcome<AnonymisedRaw>>;
  /**
   * Looks at that store, or writes a review into it. No source is asked; a text that is to be kept has the customer's values
   * taken out first.
   */
  quality<T>(
    who: Who,
    work: Case,
    asking: Asking,
    look: (kept: { readonly text: string; readonly removed: number } | null) => Promise<T | null>,
    text?: string,
  ): Promise<Outcome<T>>;
  /**
   * Enters a refusal that a door made before the gate was asked (an expired reveal, a malformed body). The asking
   * names only what the door knows from its own store: what a client typed as a name stands in no entry.
   */
  refuse(who: Who, work: Case, asking: Asking, code: Code): Promise<Refusal>;
}
