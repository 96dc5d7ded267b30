/** Whom to ask about a breach. */
export interface Contact {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly postal?: string | undefined;
  readonly web?: string | undefined;
}

/**
 * What is known of an incident, as a notice may say it. Null or empty is not known: a notice then says so, and nothing is put
 * in its place. Names no person affected and holds none of their data.
 */
export interface Told {
  readonly company: string;
  readonly vendor: string | null;
  /** Plain words: what happened. */
  readonly happened: string | null;
  /** When it happened, first and last, in words with a zone. */
  readonly occurred: { readonly from: string; readonly until: string } | null;
  /** When it was discovered, in words with a zone. */
  readonly discovered: string | null;
  /** Of people, such as `customers`. */
  readonly subjectCategories: readonly string[];
  /** Of data, in plain words. */
  readonly dataCategories: readonly string[];
  /** How many people, exact, from the ledger. */
  readonly people: number | null;
  readonly records: number | null;
  /** Clauses of the agreement that were touched. */
  readonly clauses: readonly string[];
  readonly consequences: string | null;
  /** What was done, and what is going to be. */
  readonly taken: string | null;
  readonly proposed: string | null;
  /** What those affected can do themselves. */
  readonly steps: string | null;
  readonly contact: Contact | null;
  /** Why it comes late, where it does. */
  readonly delayReason: string | null;
  /** Whether law enforcement held it back; null: nobody said. */
  readonly heldBack: boolean | null;
  /** Whether a social security, driver's licence or state identity number was among it; null: nobody said. */
  readonly identityNumbers: boolean | null;
  /** Identity theft prevention that is offered, for how long and how it is taken up. */
  readonly offer: string | null;
  /** Toll-free numbers and addresses of the large credit reporting agencies. */
  readonly agencies: string | null;
  /** Where the list of those affected is handed over, for a notice that must name them. */
  readonly listOfPeople: string | null;
  /** When individuals were told, in words. */
  readonly toldIndividuals: string | null;
}
