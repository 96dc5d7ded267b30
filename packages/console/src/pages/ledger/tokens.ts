import type { LedgerTokenBody } from '../../api/types.ts';

const MAKERS: ReadonlySet<string> = new Set(['company-admin', 'privacy-officer', 'vendor-admin', 'auditor']);

/** Whether somebody in this role answers for what a program of their side reads. */
export function mayMakeTokens(role: string): boolean {
  return MAKERS.has(role);
}

/** Days as typed, `2026-10-01`, the last one included, as the instants a token is made for; null when they are none. */
export function timesOf(from: string, to: string): Pick<LedgerTokenBody, 'from' | 'until'> | null {
  const [start, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  if (Number.isNaN(start) || Number.isNaN(last) || last < start) return null;
  return { from: new Date(start).toISOString(), until: new Date(last + DAY).toISOString() };
}

const DAY = 86_400_000;
