import type { Owes } from '../../platform/owing.ts';
import type { Site } from '../people.ts';

/** An open site, with what hangs on it. */
export interface SiteFacts extends Site {
  readonly party: string;
  /** People whose own site it is. */
  readonly people: number;
  /** Assignments there. */
  readonly working: number;
  readonly networks: number;
  /** Continuity leases for it that run or wait. */
  readonly leases: number;
}

/** What was taken away with a site. */
export interface SiteClosed {
  readonly assignments: number;
  readonly networks: number;
  readonly leases: number;
}

/** The places where a vendor's people work. */
export interface Sites {
  /** Open ones, of one party or one by its id. */
  open(filter: { readonly party?: string; readonly id?: string }, at: Date): Promise<readonly SiteFacts[]>;
  /** @returns false when an open site of the party has the name already, in whatever case */
  add(site: Site & { readonly party: string }): Promise<boolean>;
  /** @returns false when an open site of the party has the name already */
  rename(id: string, name: string): Promise<boolean>;
  /**
   * Closes a site for good, in one step with all that it gave: assignments there end, its ranges go from the list, and
   * its leases end.
   * @returns null when it was closed before
   */
  close(id: string, by: string, at: Date, owes: Owes<SiteClosed>): Promise<SiteClosed | null>;
}
