import type { PersonRole } from '../../api/types.ts';

/** Who decides about erasures, and who opens what they sealed; the server decides by the same rule. */
export const ROLES: readonly PersonRole[] = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'auditor',
];
