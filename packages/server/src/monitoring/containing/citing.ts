import type { CitedClause } from '@cordon/core/monitoring';

/** Clauses in one line of an entry or a finding; null for the company's own setting. */
export const citing = (cites: readonly CitedClause[]): string | null =>
  cites.length === 0 ? null : cites.map(({ agreement, clause }) => `${agreement} ${clause}`).join(', ');
