import type { Behaviour, Choice, Injection } from '../choice.ts';
import { DAY, HOUR, MINUTE } from '../clock.ts';
import type { Person } from '../people.ts';
import { seatOf } from '../seats.ts';
import { eventFrom } from '../told.ts';
import { Doing, paced } from './doing.ts';
import { strangerSeat } from './outside.ts';

interface Use {
  /** Days after the last shift on which the account is used for the first time, and how many days. */
  readonly after: number;
  readonly days: number;
  readonly many: number;
  /** Told once, when the person goes: with how long they are gone. */
  readonly kind: 'left' | 'absence';
  readonly goneFor: number;
}

/** The account of somebody who left is used (Cash App 2021, Coupang 2025). */
export const leaverAccount: Behaviour = {
  name: 'leaver-account',
  plan: (choice) =>
    useOfGone(choice, {
      kind: 'left',
      goneFor: Infinity,
      after: choice.whole({ fast: [1, 2], slow: [3, 9], evasive: [1, 5] }),
      days: choice.whole({ fast: [1, 1], slow: [4, 8], evasive: [2, 5] }),
      many: choice.whole({ fast: [30, 100], slow: [5, 15], evasive: [3, 8] }),
    }),
};

/** The account of somebody sick or on holiday is used. */
export const absentAccount: Behaviour = {
  name: 'absent-account',
  plan: (choice) =>
    useOfGone(choice, {
      kind: 'absence',
      goneFor: 14,
      after: choice.whole({ fast: [1, 3], slow: [1, 4], evasive: [1, 4] }),
      days: choice.whole({ fast: [1, 1], slow: [3, 6], evasive: [2, 4] }),
      many: choice.whole({ fast: [30, 80], slow: [5, 15], evasive: [3, 8] }),
    }),
};

function useOfGone(choice: Choice, { after, days, many, kind, goneFor }: Use): Injection {
  const { random, world, form } = choice;
  const from = choice.startDay(after + days);
  const { seed } = world.setting;
  const [person] = choice.people(1, from) as [Person];
  const label = choice.label(person.id);
  return {
    labels: [label],
    during(day) {
      const nth = Math.round((day.from - from) / DAY);
      if (nth < 0 || nth >= goneFor) return;
      const usual = seatOf(person, day.from, 0, seed);
      day.stayAway(person.id);
      if (nth === 0) {
        const desk = { ...usual, ip: null, device: null, session: null };
        const until = goneFor === Infinity ? null : from + goneFor * DAY;
        const code = kind === 'left' ? 'end-of-contract' : 'holiday';
        day.tellPlain(eventFrom(desk, day.from + MINUTE, kind, { until, code }));
      }
      if (nth < after || nth >= after + days) return;
      // Evasive: from the usual desk, as if nothing had happened.
      const seat =
        form === 'evasive' ? usual : strangerSeat(usual, random, random.pick(['network', 'country']));
      const doing = new Doing(day, label, seat, random);
      const start = day.from + random.between(1, 16) * HOUR;
      doing.tell(start, 'sign-in', { code: 'in' });
      for (const at of paced(random, start + MINUTE, many, form === 'fast' ? 20 : 200))
        doing.lookAt(world.customers.caller(random), at);
    },
  };
}
