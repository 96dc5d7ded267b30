import type { FailingItem } from '@cordon/core/assurance';
import type { SignedIn } from '../../identity/index.ts';
import { mayName } from '../badges/rights.ts';
import type { LiveTest } from './liveTest.ts';

/** In the place of a person of whom somebody is not told. */
const SOMEBODY = 'somebody';

/**
 * The items of a test as this reader may know them. Who has what right is told to all who may know of a vendor's people; where
 * people were, and when, only to those whom a site's floor names them to. To all others such an item is of somebody.
 */
export function itemsFor(
  { whereabouts }: Pick<LiveTest, 'whereabouts'>,
  failing: readonly FailingItem[],
  who: SignedIn['person'],
): readonly FailingItem[] {
  if (whereabouts !== true) return failing;
  return failing.map((item) =>
    item.vendor !== null && mayName(who, item.vendor)
      ? item
      : { ...item, id: item.id.replaceAll(/\bper_[A-Za-z0-9_-]+/g, SOMEBODY) },
  );
}
