import { atWork, Doing, momentIn, paced } from '../simulator/behaviours/doing.ts';
import { strangerSeat } from '../simulator/behaviours/outside.ts';
import { MINUTE } from '../simulator/clock.ts';
import { QUIET, type Replay } from './replay.ts';

/** Four of the staff gave their codes to a false page; their tools were used on well-known accounts for a day. */
export const twitter: Replay = {
  name: 'twitter',
  title: 'Twitter, July 2020',
  days: QUIET + 5,
  behaviour: {
    name: 'replay-twitter',
    plan(choice) {
      const { random, world } = choice;
      return atWork(
        choice,
        1,
        ({ day, label }, shift) => {
          const doing = new Doing(day, label, strangerSeat(shift.seat, random, 'country'), random);
          const start = momentIn(shift, random, 3);
          doing.tell(start, 'sign-in', { code: 'in' });
          for (const at of paced(random, start + MINUTE, random.whole(20, 40), 120)) {
            const customer = world.customers.flagged(random, 'vip');
            doing.lookAt(customer, at);
            if (random.chance(0.4)) doing.to(customer, at + 20_000, 'act');
          }
        },
        { many: 4 },
      );
    },
  },
  published: {
    daysItLasted: 1,
    daysUntilNoticed: 1,
    records: 130,
    howFound: 'messages that everybody could read',
    source: 'New York Department of Financial Services, report of 14 October 2020',
  },
};
