import type { SignedIn } from '../identity/index.ts';

/** Which accesses a person may see; every list and every single access goes through it. */
export interface Scope {
  /** Only this vendor's, or null for all vendors. */
  readonly vendor: string | null;
  /** Only under these agreements and within these times (an auditor's window), or null for all. */
  readonly windows: readonly Window[] | null;
}

export interface Window {
  readonly agreement: string;
  readonly from: Date;
  readonly until: Date;
}

/** Company officers see everything, vendors their own, an auditor the windows they were given. */
export async function scopeOf(
  accesses: { windowsOf(person: string): Promise<readonly Window[]> },
  { person }: SignedIn,
): Promise<Scope> {
  if (person.role === 'auditor') return { vendor: null, windows: await accesses.windowsOf(person.id) };
  return { vendor: person.partyKind === 'company' ? null : person.partyId, windows: null };
}
