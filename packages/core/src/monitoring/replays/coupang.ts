import type { Person } from '../simulator/people.ts';
import { Doing, paced } from '../simulator/behaviours/doing.ts';
import { strangerSeat } from '../simulator/behaviours/outside.ts';
import { DAY, HOUR, MINUTE } from '../simulator/clock.ts';
import { seatOf } from '../simulator/seats.ts';
import { eventFrom } from '../simulator/told.ts';
import { QUIET, type Replay } from './replay.ts';

const SCRIPTED = 10;

/** A key of somebody who had left stayed valid; accounts were read through it from addresses that changed all the time. */
export const coupang: Replay = {
  name: 'coupang',
  title: 'Coupang, 2025',
  days: QUIET + SCRIPTED + 8,
  behaviour: {
    name: 'replay-coupang',
    plan(choice) {
      const { random, world } = choice;
      const from = choice.startDay(SCRIPTED + 4);
      const { seed } = world.setting;
      const [person] = choice.people(1, from) as [Person];
      const label = choice.label(person.id);
      let next = random.whole(0, world.customers.many);
      return {
        labels: [label],
        during(day) {
          if (day.from < from) return;
          day.stayAway(person.id);
          const usual = seatOf(person, day.from, 0, seed);
          if (day.from === from)
            day.tellPlain(eventFrom(usual, from + MINUTE, 'left', { code: 'end-of-contract' }));
          if (day.from < from + 3 * DAY || day.from >= from + (3 + SCRIPTED) * DAY) return;
          for (let hour = 1; hour < 20; hour += 1) {
            const doing = new Doing(day, label, strangerSeat(usual, random, 'country'), random);
            for (const at of paced(random, day.from + hour * HOUR, 15, 180))
              doing.to(world.customers.at((next += random.whole(1, 3))), at, 'read', {
                fields: ['name', 'address'],
              });
          }
        },
      };
    },
  },
  published: {
    daysItLasted: 147,
    daysUntilNoticed: 147,
    records: 33_700_000,
    howFound: 'by the company itself, at first as 4,500',
    source: 'Coupang, 29 November 2025',
  },
};
