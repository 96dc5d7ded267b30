import type { Behaviour, Choice, Injection } from '../choice.ts';
import { DAY, HOUR, MINUTE } from '../clock.ts';
import type { Day } from '../day.ts';
import type { Person } from '../people.ts';
import { rostered } from '../roster.ts';
import { seatOf } from '../seats.ts';
import { Doing, paced, spread } from './doing.ts';

/** Works when the roster says they do not: at night, long after the end, or on a free day, with few accesses. */
export const offShift: Behaviour = {
  name: 'off-shift',
  plan(choice) {
    const { form } = choice;
    const days = choice.whole({ fast: [1, 2], slow: [3, 6], evasive: [4, 10] });
    const many = choice.whole({ fast: [20, 60], slow: [6, 15], evasive: [3, 8] });
    return form === 'evasive' ? onFreeDays(choice, days, many) : afterwards(choice, days, many);
  },
};

function afterwards(choice: Choice, days: number, many: number): Injection {
  const { random, world, form } = choice;
  const from = choice.startDay(days);
  const [person] = choice.people(1, from) as [Person];
  const label = choice.label(person.id);
  const later = choice.number({ fast: [3, 6], slow: [1.2, 3], evasive: [1, 1] }) * HOUR;
  return {
    labels: [label],
    during(day) {
      const shift = day.shiftOf(person.id);
      if (shift === null || day.from < from || (day.from >= from + days * DAY && label.from < Infinity))
        return;
      const seat = { ...shift.seat, session: `${String(shift.seat.session)}-late` };
      const doing = new Doing(day, label, seat, random);
      const start = Math.max(shift.until, shift.rostered.until) + later;
      doing.tell(start, 'sign-in', { code: 'in' });
      for (const at of paced(random, start + MINUTE, many, form === 'fast' ? 60 : 150))
        doing.lookAt(world.customers.caller(random), at);
    },
  };
}

function onFreeDays(choice: Choice, days: number, many: number): Injection {
  const { random, world } = choice;
  const from = choice.startDay(days);
  const { seed } = world.setting;
  const [person] = choice.people(1, from) as [Person];
  const label = choice.label(person.id);
  const isFree = (day: Day) => day.shiftOf(person.id) === null && rostered(person, day.from, seed) === null;
  return {
    labels: [label],
    during(day) {
      if (day.from < from || (day.from >= from + days * DAY && label.from < Infinity) || !isFree(day)) return;
      const doing = new Doing(day, label, seatOf(person, day.from, 9, seed), random);
      const start = day.from + random.between(8, 16) * HOUR;
      doing.tell(start, 'sign-in', { code: 'in' });
      for (const at of spread(random, start + MINUTE, start + 4 * HOUR, many))
        doing.lookAt(world.customers.caller(random), at);
    },
  };
}
