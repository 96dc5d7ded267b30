import { DAY } from './clock.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import type { Seat } from './told.ts';

/** A lost telephone or a new laptop may come once in so many days. */
const DEVICE_BLOCK = 120;
/** A provider gives a home another address about so often. */
const ADDRESS_DAYS = 9;
const TRAVEL_BLOCK = 90;

/** Where a person works from on a day, when nothing is wrong: site, home, a borrowed desk, abroad, by another VPN. */
export function seatOf(person: Person, day: number, part: number, seed: string | number): Seat {
  const { id, vendor, queue, site } = person;
  const index = Math.floor(day / DAY);
  const abroad = travel(person, index, seed);
  const random = new Random(seed, 'seat', id, index);
  const byVpn = random.chance(0.006);
  const borrowed = site.badges && random.chance(site.id === 'cebu-2' ? 1 : 0.01);
  return {
    ...{ agent: id, vendor, queue, site: site.id },
    ip: byVpn
      ? `100.100.${String(random.whole(0, 3))}.${String(random.whole(1, 250))}`
      : abroad === null
        ? addressOf(person, index, seed)
        : `100.120.${String(random.whole(0, 250))}.${String(random.whole(1, 250))}`,
    country: abroad ?? site.country,
    device: borrowed
      ? `desk-${site.id}-${String(random.whole(1, 60))}`
      : `dev-${id}-${String(deviceOf(person, index, seed))}`,
    session: `s-${id}-${String(index)}-${String(part)}`,
  };
}

/** The address people of a building share, or that of a home. */
function addressOf({ id, site }: Person, index: number, seed: string | number): string {
  if (site.badges) return `${site.net}.0.${String(10 + (index % 3))}`;
  const random = new Random(seed, 'home', id, Math.floor(index / ADDRESS_DAYS));
  return `${site.net}.${String(random.whole(0, 255))}.${String(random.whole(1, 254))}`;
}

function deviceOf({ id }: Person, index: number, seed: string | number): number {
  const block = Math.floor(index / DEVICE_BLOCK);
  const random = new Random(seed, 'device', id, block);
  const replacedOn = random.chance(0.3) ? block * DEVICE_BLOCK + random.whole(0, DEVICE_BLOCK - 1) : Infinity;
  return block * 2 + (index >= replacedOn ? 1 : 0);
}

/** People who work from home now and then work from another country for some days. */
function travel({ id, site }: Person, index: number, seed: string | number): string | null {
  if (site.badges) return null;
  const block = Math.floor(index / TRAVEL_BLOCK);
  const random = new Random(seed, 'travel', id, block);
  if (!random.chance(0.12)) return null;
  const first = block * TRAVEL_BLOCK + random.whole(0, TRAVEL_BLOCK - 10);
  const days = random.whole(2, 9);
  const country = random.pick(['DE', 'IT', 'SG', 'JP', 'US', 'ES']);
  return index >= first && index < first + days ? country : null;
}
