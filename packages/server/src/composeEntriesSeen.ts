import type { House } from './compose.ts';
import type { SignedIn } from './identity/index.ts';
import { isCovered } from './sources/reconcile/routes.ts';

/**
 * Who may read what an entry says: the company all, a vendor what is its own or was entered under its agreements, an auditor
 * what lies in a window. Each way to an entry asks this, so that none tells more than another.
 */
export function mayOpenEntry({ accesses, reconciliations }: House) {
  return async (
    { person }: SignedIn,
    entry: { readonly index: number; readonly party: string | null },
  ): Promise<boolean> => {
    if (person.partyKind === 'company' && person.role !== 'auditor') return true;
    if (person.role !== 'auditor') {
      const vendor = person.partyId;
      return entry.party === vendor || (await accesses.find(entry.index, { vendor, windows: null })) !== null;
    }
    const windows = await accesses.windowsOf(person.id);
    return (
      (await accesses.find(entry.index, { vendor: null, windows })) !== null ||
      isCovered(await reconciliations.ofEntry(entry.index), windows)
    );
  };
}
