/** What the members of a group may do. A group never makes an administrator. */
export interface GroupMapping {
  readonly role: 'team-lead' | 'qa-analyst' | 'agent';
  /** For agents: the role of the terms, and the purpose of the work. */
  readonly accessRole: string | null;
  readonly purpose: string | null;
}
