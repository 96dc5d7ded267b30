import type { PersonRole } from '../../api/types.ts';

/** Who owns privacy at the company; the server decides by the same rule. */
export const OWNERS: readonly PersonRole[] = ['company-admin', 'privacy-officer'];
