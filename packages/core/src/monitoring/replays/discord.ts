import { atWork, Doing, paced } from '../simulator/behaviours/doing.ts';
import { strangerSeat } from '../simulator/behaviours/outside.ts';
import { MINUTE } from '../simulator/clock.ts';
import { QUIET, type Replay } from './replay.ts';

/** One account of a vendor in the helpdesk was held for 58 hours; pictures of identity papers went out. */
export const discord: Replay = {
  name: 'discord-5ca',
  title: 'Discord and 5CA, 2025',
  days: QUIET + 8,
  behaviour: {
    name: 'replay-discord-5ca',
    plan(choice) {
      const { random, world } = choice;
      return atWork(choice, 1, ({ day, label }, shift) => {
        const doing = new Doing(day, label, strangerSeat(shift.seat, random, 'country'), random);
        doing.tell(shift.from, 'sign-in', { code: 'in' });
        for (const at of paced(random, shift.from + MINUTE, 58 * 40, 85))
          doing.to(world.customers.caller(random), at, random.chance(0.4) ? 'unseal' : 'read', {
            fields: ['identity_photo'],
          });
      });
    },
  },
  published: {
    daysItLasted: 58 / 24,
    daysUntilNoticed: null,
    records: 70_000,
    howFound: 'nobody said; a demand for money',
    source: 'Discord, 3 and 9 October 2025',
  },
};
