/** Which accesses a person may see; every list and every single access goes through it. */
export interface Scope {
  /** Only this vendor's, or null for all vendors. */
  readonly vendor: string | null;
  /** Only under these agreements and within these times (an auditor's window), or null for all. */
  readonly windows: readonly Window[] | null;
}

export interface Window {
  readonly agreement: string;
  readonly from: Date;
  readonly until: Date;
}
