/** Moments of a commit at which a process can end. The last three are those of a key in another process. */
export const steps = [
  'before the write',
  'within the write',
  'after the commit',
  'before signing',
  'while signing',
  'after keeping',
] as const;

/** What a process that appends is told to do. */
export interface AppendingOrder {
  readonly ledgerUrl: string;
  /** Of what its entries say, so that they are found again. */
  readonly first: number;
  /** At which step of a later commit it is killed; null: it appends until the database is gone. */
  readonly dieAt: string | null;
}
