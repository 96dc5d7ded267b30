/** Entries of what was done already, noted in the transaction that did it. */
export interface OwedEntries {
  /**
   * Enters everything that is owed, each once, in the order in which it was done. Whoever closed something calls it before
   * they answer; what fails here is tried again by a job.
   * @throws Failure `ledger-unavailable`; all of it is owed still
   */
  settle(): Promise<void>;
  /** How many are owed. */
  left(): Promise<number>;
}
