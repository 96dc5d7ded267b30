import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, within } from './doing.ts';

/** Collects one field of many customers, such as numbers of identity papers; evasive: only of those whose tickets pass by. */
export const fieldHarvest: Behaviour = {
  name: 'field-harvest',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [4, 9], evasive: [8, 16] });
    const many = choice.whole({ fast: [40, 90], slow: [12, 25], evasive: [6, 12] });
    const fields = [random.pick(['national_id', 'date_of_birth', 'balance', 'health_notes'])];
    return atWork(choice, days, (doing, shift) => {
      if (form === 'evasive') {
        for (const { ticket, customer, from, until } of random.shuffle([...shift.handled]).slice(0, many))
          doing.to(customer, random.between(from, until), 'reveal', {
            ticket,
            ticketState: 'in-hand',
            fields,
          });
        return;
      }
      const times =
        form === 'fast' ? paced(random, momentIn(shift, random, 2), many, 50) : within(shift, random, many);
      for (const at of times)
        doing.to(world.customers.caller(random), at, random.chance(0.5) ? 'read' : 'reveal', { fields });
    });
  },
};
