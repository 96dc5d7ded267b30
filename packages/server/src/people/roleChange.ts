import type { Role } from '../identity/index.ts';
import type { Owes } from '../platform/owing.ts';

/** Work that ended with a role. */
export interface EndedWork {
  /** Assignment id. */
  readonly id: string;
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
}

/** What people are to their party. */
export interface Roles {
  /**
   * Gives somebody another role, in one step with all that the old one opened: sessions, credentials and what is on screen
   * go, and an agent's work ends.
   * @param change `by` still has the role they had when they were asked, also when two people change each other
   * @returns why it was not done: somebody changed one of the two meanwhile, or a directory gives the role
   */
  change(
    change: {
      readonly person: string;
      readonly before: Role;
      readonly role: Role;
      readonly by: { readonly id: string; readonly role: Role };
      readonly at: Date;
    },
    owes: Owes<readonly EndedWork[]>,
  ): Promise<'done' | 'changed-meanwhile' | 'directory'>;
  /** Whether a group of the vendor's directory gives the role. */
  byDirectory(person: string): Promise<boolean>;
}
