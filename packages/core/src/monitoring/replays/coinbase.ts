import { atWork, within } from '../simulator/behaviours/doing.ts';
import { SECOND } from '../simulator/clock.ts';
import { QUIET, type Replay } from './replay.ts';

const SCRIPTED = 14;

/** Bribed agents of several vendors photographed what their tickets showed, and looked up the list they were given. */
export const coinbase: Replay = {
  name: 'coinbase',
  title: 'Coinbase and TaskUs, 2024-25',
  days: QUIET + SCRIPTED + 4,
  behaviour: {
    name: 'replay-coinbase',
    plan(choice) {
      const { random, world } = choice;
      return atWork(
        choice,
        SCRIPTED,
        (doing, shift) => {
          for (const { ticket, customer, from, until } of shift.handled) {
            if (!random.chance(0.6)) continue;
            const more = { ticket, ticketState: 'in-hand' };
            const at = random.between(from, until);
            doing.to(customer, at, 'reveal', { ...more, fields: ['national_id'] });
            doing.to(customer, at + 15 * SECOND, 'reveal', { ...more, fields: ['balance'] });
            doing.tell(at + 25 * SECOND, 'screen', { ...more, code: 'screen-idle' });
          }
          for (const at of within(shift, random, random.between(5, 15)))
            doing.lookAt(world.customers.flagged(random, 'high-value'), at);
        },
        { many: 4 },
      );
    },
  },
  published: {
    daysItLasted: 250,
    daysUntilNoticed: 120,
    records: 69_461,
    howFound: 'one agent seen photographing her screen; the rest by extortion four months later',
    source: 'notice to the attorney general of Maine (2025); complaint against TaskUs',
  },
};
