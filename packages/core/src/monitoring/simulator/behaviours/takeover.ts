import type { Behaviour } from '../choice.ts';
import { MINUTE } from '../clock.ts';
import { atWork, Doing, momentIn, paced, SEEN } from './doing.ts';
import { strangerSeat } from './outside.ts';

/** Somebody else signs in as the agent, from a device of their own, and harvests; evasive: from the same country or network. */
export const takeover: Behaviour = {
  name: 'takeover',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [3, 5], evasive: [1, 2] });
    const many = choice.whole({ fast: [40, 120], slow: [10, 20], evasive: [15, 30] });
    const pace = choice.number({ fast: [8, 25], slow: [60, 180], evasive: [40, 100] });
    const strangeness = form === 'evasive' ? random.pick(['network', 'device'] as const) : 'country';
    let seat: Doing['seat'] | null = null;
    return atWork(choice, days, ({ day, label }, shift) => {
      seat ??= strangerSeat(shift.seat, random, strangeness);
      const doing = new Doing(day, label, seat, random);
      // Their own day is over, or has not begun: whoever stole the account works when they like.
      const start = random.chance(0.5)
        ? shift.until + random.between(20, 200) * MINUTE
        : momentIn(shift, random);
      if (form === 'fast' && random.chance(0.5))
        for (const at of paced(random, start - 3 * MINUTE, random.whole(2, 6), 12))
          doing.tell(at, 'sign-in', { ok: false, code: 'factor-refused' });
      doing.tell(start, 'sign-in', { code: 'in' });
      for (const at of paced(random, start + MINUTE, many, pace)) {
        const customer = world.customers.caller(random);
        doing.lookAt(customer, at);
        if (random.chance(0.3)) doing.to(customer, at + 9000, 'reveal', { fields: [random.pick(SEEN)] });
      }
    });
  },
};
