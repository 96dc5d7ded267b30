import { atWork, within } from '../simulator/behaviours/doing.ts';
import { SECOND } from '../simulator/clock.ts';
import { QUIET, type Replay } from './replay.ts';

const SCRIPTED = 14;

/** Two contractors at two vendors pulled the orders of merchants and took pictures of them. */
export const shopify: Replay = {
  name: 'shopify',
  title: 'Shopify, 2020',
  days: QUIET + SCRIPTED + 4,
  behaviour: {
    name: 'replay-shopify',
    plan(choice) {
      const { random } = choice;
      return atWork(
        choice,
        SCRIPTED,
        (doing, shift) => {
          for (const at of within(shift, random, random.whole(3, 8))) {
            doing.tell(at, 'query', {
              rows: random.whole(40, 250),
              fields: ['name', 'email', 'order_history'],
            });
            if (random.chance(0.7)) doing.tell(at + 20 * SECOND, 'screen', { code: 'page-printed' });
          }
        },
        { many: 2 },
      );
    },
  },
  published: {
    daysItLasted: 31,
    daysUntilNoticed: 31,
    records: null,
    howFound: 'by the company itself; fewer than 200 merchants, one of which lost 4,900 records',
    source: 'Shopify, 22 September 2020; indictment (2021)',
  },
};
