import type { Behaviour } from '../choice.ts';
import { atWork, momentIn, paced, SEEN, within } from './doing.ts';

const CODES = ['ticket-not-in-hand', 'field-not-granted', 'not-permitted', 'not-in-scope'] as const;

/** Tries what the terms refuse, to find what they let through. */
export const policyProbing: Behaviour = {
  name: 'policy-probing',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [2, 5], evasive: [4, 8] });
    const many = choice.whole({ fast: [10, 30], slow: [6, 10], evasive: [8, 14] });
    const pace = choice.number({ fast: [4, 15], slow: [30, 70], evasive: [60, 60] });
    return atWork(choice, days, (doing, shift) => {
      const times =
        form === 'evasive' ? within(shift, random, many) : paced(random, momentIn(shift, random), many, pace);
      const victim = world.customers.caller(random);
      for (const at of times) {
        const customer = form === 'slow' ? victim : world.customers.caller(random);
        const more = { fields: [random.pick(['national_id', 'balance', 'email', 'health_notes'])] };
        doing.to(customer, at, random.pick(['read', 'reveal']), {
          ...more,
          ok: false,
          code: random.pick(CODES),
        });
      }
      const last = times.at(-1);
      if (last !== undefined && random.chance(0.5)) doing.to(victim, last + 20_000, 'read', { fields: SEEN });
    });
  },
};
