import { atWork, within } from '../simulator/behaviours/doing.ts';
import { QUIET, type Replay } from './replay.ts';

const SCRIPTED = 14;
/** 68,000 accounts by three people in 168 days. */
const A_DAY = 135;

/** Three agents of a call centre sold names and parts of security numbers, at a pace that looked like work. */
export const att: Replay = {
  name: 'att',
  title: 'AT&T call centres, 2013-14',
  days: QUIET + SCRIPTED + 4,
  behaviour: {
    name: 'replay-att',
    plan(choice) {
      const { random, world } = choice;
      return atWork(
        choice,
        SCRIPTED,
        (doing, shift) => {
          for (const at of within(shift, random, random.logNormal(A_DAY, 0.1)))
            doing.lookAt(world.customers.caller(random), at, { fields: ['name', 'national_id'] });
        },
        { many: 3, suits: ({ vendor }) => vendor === 'brightline' },
      );
    },
  },
  published: {
    daysItLasted: 168,
    daysUntilNoticed: null,
    records: 68_000,
    howFound: 'inquiry of the FCC',
    source: 'FCC consent decree DA 15-399 (2015)',
  },
};
