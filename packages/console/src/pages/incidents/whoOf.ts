import type { IncidentRow } from '../../api/types.ts';

/** Whom an incident is about. */
export function whoOf({ agents, vendor }: Pick<IncidentRow, 'agents' | 'vendor'>): string {
  if (vendor.id === 'cordon') return 'Cordon’s own ledger';
  return agents.length === 0 ? vendor.name : agents.map(({ name }) => name).join(', ');
}
