import type { Person } from '../simulator/people.ts';
import { Doing, paced } from '../simulator/behaviours/doing.ts';
import { DAY, HOUR, MINUTE } from '../simulator/clock.ts';
import { seatOf } from '../simulator/seats.ts';
import { eventFrom } from '../simulator/told.ts';
import { QUIET, type Replay } from './replay.ts';

/** Somebody downloaded reports after their work had ended. */
export const cashApp: Replay = {
  name: 'cash-app',
  title: 'Cash App, 2021',
  days: QUIET + 8,
  behaviour: {
    name: 'replay-cash-app',
    plan(choice) {
      const { random, world } = choice;
      const from = choice.startDay(4);
      const [person] = choice.people(1, from) as [Person];
      const label = choice.label(person.id);
      return {
        labels: [label],
        during(day) {
          if (day.from < from) return;
          day.stayAway(person.id);
          const seat = seatOf(person, day.from, 0, world.setting.seed);
          if (day.from === from)
            day.tellPlain(eventFrom(seat, from + MINUTE, 'left', { code: 'end-of-contract' }));
          if (day.from !== from + 3 * DAY) return;
          const doing = new Doing(day, label, { ...seat, ip: '203.0.113.9' }, random);
          for (const at of paced(random, day.from + 15 * HOUR, 4, 300))
            doing.tell(at, 'export', { rows: 2_050_000, fields: ['name', 'account', 'holdings'] });
        },
      };
    },
  },
  published: {
    daysItLasted: null,
    daysUntilNoticed: null,
    records: 8_200_000,
    howFound: 'nobody said; it was told after 115 days',
    source: 'Block, Form 8-K of 4 April 2022',
  },
};
