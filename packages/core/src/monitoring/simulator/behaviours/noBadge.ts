import type { Behaviour } from '../choice.ts';
import { DAY, HOUR, MINUTE } from '../clock.ts';
import { seatOf } from '../seats.ts';
import { Doing, spread } from './doing.ts';
import type { Person } from '../people.ts';

/** A colleague at the site uses the account of somebody who did not come: signed in there, but nobody badged in. */
export const noBadge: Behaviour = {
  name: 'no-badge',
  plan(choice) {
    const { random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [4, 8], evasive: [2, 4] });
    const many = choice.whole({ fast: [30, 80], slow: [8, 20], evasive: [4, 10] });
    const from = choice.startDay(days);
    const [person] = choice.people(1, from, ({ site }) => site.badges) as [Person];
    const label = choice.label(person.id);
    return {
      labels: [label],
      during(day) {
        const shift = day.shiftOf(person.id);
        if (shift === null || day.from < from || (day.from >= from + days * DAY && label.from < Infinity))
          return;
        day.stayAway(person.id);
        const seat = seatOf(person, day.from, 5, world.setting.seed);
        const doing = new Doing(day, label, seat, random);
        const start = shift.from + random.between(0.2, 2) * HOUR;
        doing.tell(start, 'sign-in', { code: 'in' });
        for (const at of spread(random, start + MINUTE, shift.until, many))
          doing.lookAt(world.customers.caller(random), at);
      },
    };
  },
};
