import type { Behaviour } from '../choice.ts';
import { MINUTE } from '../clock.ts';
import { atWork, Doing, momentIn, paced } from './doing.ts';
import { strangerSeat } from './outside.ts';
import type { Seat } from '../told.ts';

/** Several agents give their codes to one false page: from one network, each account signs in and is harvested (Twitter 2020). */
export const phishing: Behaviour = {
  name: 'phishing',
  plan(choice) {
    const { random, world } = choice;
    const agents = choice.whole({ fast: [3, 5], slow: [3, 5], evasive: [2, 4] });
    const many = choice.whole({ fast: [10, 30], slow: [4, 8], evasive: [3, 8] });
    const days = choice.whole({ fast: [1, 1], slow: [2, 4], evasive: [1, 2] });
    let attacker: Seat | null = null;
    return atWork(
      choice,
      days,
      ({ day, label }, shift) => {
        const strange = strangerSeat(shift.seat, random, choice.form === 'evasive' ? 'network' : 'country');
        attacker ??= strange;
        const { ip, country, device } = attacker;
        const home = choice.form === 'evasive' ? shift.seat.country : country;
        const doing = new Doing(day, label, { ...strange, ip, device, country: home }, random);
        const start = momentIn(shift, random, 2);
        doing.tell(start, 'sign-in', { code: 'in' });
        for (const at of paced(random, start + MINUTE, many, 45)) {
          const customer = random.chance(0.5)
            ? world.customers.flagged(random, 'vip')
            : world.customers.caller(random);
          doing.lookAt(customer, at);
        }
      },
      { many: agents },
    );
  },
};
