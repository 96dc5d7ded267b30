import type { Shift } from '@cordon/core/policy';

/** What the members of a group may do. A group never makes an administrator. */
export interface GroupMapping {
  readonly role: 'team-lead' | 'qa-analyst' | 'agent';
  /** For agents: the role of the terms, and the purpose of the work. */
  readonly accessRole: string | null;
  readonly purpose: string | null;
  /** The agreement its members are given this work under; null where somebody gives it by hand. */
  readonly agreement: string | null;
  /** Null for each person's own. */
  readonly site: string | null;
  /** Null for always. */
  readonly shift: Shift | null;
}
