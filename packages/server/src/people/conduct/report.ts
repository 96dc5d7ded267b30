import type { Violation } from '@cordon/core/people/conduct';

interface Named {
  readonly id: string;
  readonly name: string;
}

export type ReportState = 'received' | 'case' | 'set-aside';

/** What somebody told of a colleague's conduct. */
export interface ConductReport {
  readonly id: string;
  readonly party: Named;
  readonly subject: Named | null;
  /** Null for whoever gave no name. */
  readonly reporter: Named | null;
  readonly violation: Violation;
  readonly text: Buffer;
  /** The day, `2026-11-27`. */
  readonly receivedOn: string;
  readonly state: ReportState;
  readonly answer: string | null;
  readonly case: string | null;
  readonly entry: number;
}

export interface NewReport extends Pick<ConductReport, 'id' | 'violation' | 'text' | 'receivedOn' | 'entry'> {
  readonly party: string;
  readonly subject: string | null;
  readonly reporter: string | null;
  /** Of the code somebody without a name asks by. */
  readonly receipt: Buffer | null;
}

/** What whoever has the code may know. */
export interface Answered {
  readonly state: ReportState;
  readonly receivedOn: string;
  readonly answer: string | null;
}

export interface ReportStore {
  /** Newest first. @param party null for all */
  list(party: string | null): Promise<readonly ConductReport[]>;
  find(id: string): Promise<ConductReport | null>;
  keep(report: NewReport): Promise<void>;
  byReceipt(hash: Buffer): Promise<Answered | null>;
  byReporter(
    person: string,
  ): Promise<readonly (Answered & { readonly id: string; readonly violation: Violation })[]>;
  /** @returns false when somebody handled it before */
  setAside(id: string, answer: string, by: string, at: Date): Promise<boolean>;
  /** The vendor in whose listed networks an address is; null for any other. */
  vendorAt(address: string): Promise<string | null>;
  /** Takes out of what was set aside before a time whatever names somebody. @returns how many */
  eraseBefore(time: Date, at: Date): Promise<number>;
}
