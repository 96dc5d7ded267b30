import ccpa from './items/ccpa.json' with { type: 'json' };
import gdpr from './items/gdpr.json' with { type: 'json' };
import hipaa from './items/hipaa.json' with { type: 'json' };
import hygiene from './items/hygiene.json' with { type: 'json' };
import redFlags from './items/red-flags.json' with { type: 'json' };
import scc914 from './items/scc-914.json' with { type: 'json' };
import scc915 from './items/scc-915.json' with { type: 'json' };
import type { Item, ItemSet } from './item.ts';

/** Every checklist, one a framework, in the order of a report. A test holds the files to the type. */
export const itemSets = [gdpr, hipaa, ccpa, scc914, scc915, hygiene, redFlags] as readonly ItemSet[];

const byId = new Map(itemSets.flatMap(({ items }) => items).map((item) => [item.id, item]));

/** @returns the item of this id, or null when no checklist has it */
export function itemOf(id: string): Item | null {
  return byId.get(id) ?? null;
}
