import type { PersonRole } from '../api/types.ts';

/** The company's people who decide and watch. */
export const company = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
] as const satisfies PersonRole[];

/** Everybody who may look at accesses and the ledger: all but agents. */
export const readers = [
  ...company,
  'vendor-admin',
  'team-lead',
  'qa-analyst',
  'auditor',
] as const satisfies PersonRole[];

/** What a role is called on screen. */
export const roleName: Readonly<Record<PersonRole, string>> = {
  'company-admin': 'Company admin',
  'privacy-officer': 'Privacy officer',
  'security-officer': 'Security officer',
  'vendor-manager': 'Vendor manager',
  'vendor-admin': 'Vendor admin',
  'team-lead': 'Team lead',
  agent: 'Agent',
  'qa-analyst': 'QA analyst',
  auditor: 'Auditor',
};
