/** An entry of an agreement, with what opens its commitment. */
export interface AgreementEntry {
  readonly index: number;
  readonly leaf: string;
  readonly salt: Buffer;
  readonly body: string;
  readonly kind: string;
  readonly at: Date;
}

/** Which entries of an agreement somebody may read. */
export interface EntryScope {
  /** Only this party's, or null for both. */
  readonly party: string | null;
  /** Only within these times, or null for all. */
  readonly windows: readonly { readonly from: Date; readonly until: Date }[] | null;
}

/** Indices of entries, rising, by whether their body is still there. */
export interface Accounts {
  readonly opened: readonly number[];
  /** An entry under the agreement says that their body was erased. */
  readonly erased: readonly number[];
  /** No entry says why the body is gone. Of which agreement they were cannot be told. */
  readonly missing: readonly number[];
  /** The entries under the agreement that say that something was erased, whoever entered them. */
  readonly statements: readonly AgreementEntry[];
}

export interface AgreementLedger {
  /** Entries `after` an index and below `size`, in order. */
  entries(
    agreement: string,
    scope: EntryScope,
    range: { readonly after: number; readonly size: number; readonly limit: number },
  ): Promise<readonly AgreementEntry[]>;
  /** Those that are acts on the agreement itself, not accesses to customer data. */
  acts(agreement: string, scope: EntryScope, size: number): Promise<readonly AgreementEntry[]>;
  /** Entries by index, whatever they are about. */
  these(indices: readonly number[]): Promise<readonly AgreementEntry[]>;
  /** The entries below a size with which the ledger's key changed, oldest first: they are of no agreement, and of all. */
  keyChanges(size: number): Promise<readonly AgreementEntry[]>;
  /** What there is below a size, and what is not there any more. */
  accounts(agreement: string, scope: EntryScope, size: number): Promise<Accounts>;
  /** The newest entry of one kind. */
  last(agreement: string, kind: string): Promise<AgreementEntry | null>;
}
