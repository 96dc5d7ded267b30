/** Somebody who is let in for a day, and who walks beside them. */
export interface Visitor {
  readonly id: string;
  /** Null once it is kept no longer. */
  readonly name: string | null;
  readonly escort: { readonly id: string; readonly name: string };
  readonly inAt: Date;
  readonly outAt: Date | null;
}

export interface NewVisitor {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly escort: string;
  /** The badge they were given. */
  readonly badge: { readonly id: string; readonly hash: Uint8Array } | null;
}

export interface Visitors {
  /** The newest `limit` of a site. */
  of(site: string, limit: number): Promise<readonly Visitor[]>;
  /** How many came in any of these times. */
  count(site: string, times: readonly { readonly from: Date; readonly until: Date }[]): Promise<number>;
  /** @returns false when the escort is nobody of the site's vendor */
  add(visitor: NewVisitor, by: string, at: Date): Promise<boolean>;
  siteOf(id: string): Promise<string | null>;
  /** Lets somebody out, and ends their badge. @returns false when they left before */
  out(id: string, at: Date): Promise<boolean>;
  /** Erases names of whoever came before a time. */
  forget(before: Date): Promise<void>;
}
