import { atWork, Doing, momentIn, paced } from '../simulator/behaviours/doing.ts';
import { strangerSeat } from '../simulator/behaviours/outside.ts';
import { MINUTE } from '../simulator/clock.ts';
import { QUIET, type Replay } from './replay.ts';

/** The machine of one support engineer was driven from afar for 25 minutes; a factor was tried from a new place. */
export const oktaSitel: Replay = {
  name: 'okta-sitel',
  title: 'Okta and Sitel, January 2022',
  days: QUIET + 5,
  behaviour: {
    name: 'replay-okta-sitel',
    plan(choice) {
      const { random, world } = choice;
      return atWork(choice, 1, (own, shift) => {
        const start = momentIn(shift, random, 2);
        const elsewhere = new Doing(own.day, own.label, strangerSeat(own.seat, random, 'country'), random);
        elsewhere.tell(start, 'sign-in', { ok: false, code: 'factor-refused' });
        elsewhere.tell(start + MINUTE, 'admin', { code: 'factor-enrolled' });
        const afar = new Doing(own.day, own.label, own.seat, random);
        for (const at of paced(random, start + 2 * MINUTE, 12, 110))
          afar.lookAt(world.customers.caller(random), at);
      });
    },
  },
  published: {
    daysItLasted: 25 / 1440,
    daysUntilNoticed: 28 / 1440,
    records: 2,
    howFound:
      'an alert, escalated after 28 minutes; whom it touched was known after three months, first as 366',
    source: 'Okta, 22 March and 19 April 2022',
  },
};
