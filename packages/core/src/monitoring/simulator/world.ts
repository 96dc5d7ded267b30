import { DAY, HOUR, MINUTE } from './clock.ts';
import { Customers } from './customers.ts';
import { Day } from './day.ts';
import { hire, type Person } from './people.ts';
import { vendors } from './places.ts';
import { Random } from './random.ts';
import { rostered } from './roster.ts';
import { outage, season } from './season.ts';
import { seatOf } from './seats.ts';
import type { Shift } from './shift.ts';
import { workShift } from './shiftWork.ts';
import { eventFrom, type Seat } from './told.ts';

/** What a simulation is made of. */
export interface Setting {
  readonly seed: string | number;
  readonly days: number;
  readonly agents: number;
  /** Midnight UTC of the first day, milliseconds. */
  readonly from: number;
}

/** Customers for each agent, as in a company of some size. */
const CUSTOMERS_EACH = 1500;
/** Somebody writes in again within days, to whoever is free. */
const AGAIN = 0.06;
/** On most days one customer is upset enough to try everybody. */
const UPSET = 0.0015;
const REMEMBERED = 400;

/** The people, customers and days of a simulation. Days are made one after the other; honest work does not depend on behaviours. */
export class World {
  readonly setting: Setting;
  readonly until: number;
  readonly people: readonly Person[];
  readonly customers: Customers;
  #recent: ReturnType<Customers['at']>[] = [];

  constructor(setting: Setting) {
    const { seed, days, agents, from } = setting;
    this.setting = setting;
    this.until = from + days * DAY;
    this.people = hire(agents, from, this.until, new Random(seed, 'people'));
    this.customers = new Customers(agents * CUSTOMERS_EACH, new Random(seed, 'salt').whole(1, 2 ** 31 - 2));
  }

  /** Makes the honest part of a day. @param day midnight UTC, milliseconds */
  day(day: number): Day {
    const { seed } = this.setting;
    const shifts = new Map<string, Shift>();
    const upset = this.customers.caller(new Random(seed, 'upset', day));
    const remembered: ReturnType<Customers['at']>[] = [];
    const before = this.#recent;
    const caller = (random: Random) => {
      if (random.chance(UPSET)) return upset;
      const customer =
        before.length > 0 && random.chance(AGAIN) ? random.pick(before) : this.customers.caller(random);
      if (remembered.length < REMEMBERED && random.chance(0.05)) remembered.push(customer);
      return customer;
    };
    const conditions = { seed, day, season: season(day, seed), outage: outage(day, seed), caller };
    const made = new Day(day, shifts);
    for (const person of this.people) {
      if (person.left >= day && person.left < day + DAY) made.tellPlain(leaving(person, seed));
      const roster = rostered(person, day, seed);
      if (roster === null) continue;
      if (roster.absent !== null && roster.absent !== 'no-show') {
        const seat = { ...seatOf(person, day, 0, seed), ip: null, device: null, session: null };
        const at = Math.max(day, roster.from - 2 * HOUR);
        made.tellPlain(
          eventFrom(seat, at, 'absence', { until: roster.until + 2 * HOUR, code: roster.absent }),
        );
      }
      if (roster.absent === null) shifts.set(person.id, workShift(person, roster, conditions));
    }
    this.#recent = remembered;
    beat(made);
    return made;
  }
}

function leaving(person: Person, seed: string | number) {
  const seat = { ...seatOf(person, person.left, 0, seed), ip: null, device: null, session: null };
  return eventFrom(seat, person.left, 'left', { code: 'end-of-contract' });
}

/** Each vendor's door says each minute that its ledger takes entries. */
function beat(day: Day): void {
  for (const { id } of vendors) {
    const door = doorOf(id);
    for (let at = day.from; at < day.until; at += MINUTE) day.tellPlain(eventFrom(door, at, 'heartbeat'));
  }
}

/** The door of a vendor, as events of it name it: nobody's. */
export function doorOf(vendor: string): Seat {
  const nobody = { agent: '', queue: null, site: null, ip: null, country: null, session: null };
  return { ...nobody, vendor, device: `door-${vendor}` };
}
