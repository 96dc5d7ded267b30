import type { Behaviour } from '../choice.ts';
import { HOUR, MINUTE } from '../clock.ts';
import { atWork, coverAt, Doing, momentIn, SEEN, spread } from './doing.ts';
import { strangerSeat } from './outside.ts';

/** One account used at two places at the same time: lent to somebody, or held by somebody. */
export const concurrentSessions: Behaviour = {
  name: 'concurrent-sessions',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [3, 6], evasive: [2, 4] });
    const many = choice.whole({ fast: [25, 60], slow: [6, 12], evasive: [8, 16] });
    const strangeness = choice.form === 'evasive' ? 'device' : random.pick(['country', 'network'] as const);
    return atWork(choice, days, ({ day, label }, shift) => {
      const doing = new Doing(day, label, strangerSeat(shift.seat, random, strangeness), random);
      const start = momentIn(shift, random, 3);
      doing.tell(start, 'sign-in', { code: 'in' });
      for (const at of spread(random, start + MINUTE, start + 2 * HOUR, many)) {
        const cover = form === 'evasive' ? 'in-hand' : 'none';
        doing.to(world.customers.caller(random), at, 'read', { fields: SEEN, ...coverAt(shift, at, cover) });
      }
    });
  },
};
