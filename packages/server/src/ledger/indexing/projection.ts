/** An entry as a search table gets it. */
export interface LedgerEntry {
  readonly index: number;
  /** Null where nothing opens the entry any more. */
  readonly opened: {
    readonly kind: string;
    readonly code: string | null;
    readonly at: Date;
    readonly agreement: string | null;
    readonly party: string | null;
    readonly person: string | null;
    /** Canonical JSON, as committed to. */
    readonly body: string;
  } | null;
}

/** A table that is made from the ledger's entries and from nothing else. `Tx` is what it writes with. */
export interface Projection<Tx> {
  /** Of its cursor; never another's, and never changed while its table is kept. */
  readonly name: string;
  /**
   * Writes what consecutive entries say. It is called once for each entry, in order, unless its transaction is taken back.
   * A projection may read the tables of those before it in the list: they have been here already.
   */
  apply(tx: Tx, entries: readonly LedgerEntry[]): Promise<void>;
}

/** Where cursors stand and move. */
export interface Cursors<Tx> {
  /** Entries that are durable, counted without a gap from the first. */
  size(): Promise<number>;
  /** How many entries a projection has followed; 0 before its first. */
  followed(name: string): Promise<number>;
  /**
   * Applies the next entries below `end`, a batch at most, and moves the cursor, in one transaction that no other replica
   * runs at the same time.
   * @returns where the cursor stands now
   */
  advance(projection: Projection<Tx>, end: number): Promise<number>;
}
