import { Failure } from '@cordon/core/kernel';
import type { LedgerPort } from '../gate/index.ts';
import type { SignedIn } from '../identity/index.ts';
import { APART_MS, MOST_ENTRIES, ON_SCREEN_MS, recordOf, type Told } from './event.ts';
import type { ScreenStore } from './store.ts';

export interface ScreenDeps {
  readonly screen: ScreenStore;
  readonly ledger: LedgerPort;
  readonly now: () => Date;
}

/**
 * Enters what a browser told of an access whose data is on its screen. Too soon after the last of its kind nothing is
 * entered: the browser counts on and tells again.
 * @returns the entry, null when it was too soon, or a refusal code for an access that is not this person's, showed nothing or
 *   is long over
 */
export async function tellScreen(
  { screen, ledger, now }: ScreenDeps,
  who: SignedIn,
  entry: number,
  told: Told,
): Promise<number | null | 'not-in-scope'> {
  const at = now();
  const on = await screen.shown(entry, who.person.id, new Date(at.getTime() - ON_SCREEN_MS));
  if (on === null) return 'not-in-scope';
  const { all, last } = await screen.told(entry, told.what);
  if (all >= MOST_ENTRIES || (last !== null && at.getTime() - last.getTime() < APART_MS)) return null;
  const [index] = await ledger.append([recordOf(on, told, who, at)]);
  if (index === undefined) throw new Failure('ledger-unavailable', 'the ledger acknowledged no entry');
  await screen.add(index, entry, who.person.id, told, at);
  return index;
}
