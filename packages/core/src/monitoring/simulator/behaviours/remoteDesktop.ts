import type { Behaviour } from '../choice.ts';
import { MINUTE, SECOND } from '../clock.ts';
import { atWork, coverAt, Doing, momentIn, paced } from './doing.ts';

/** Somebody drives the agent's own machine from afar: same device, address and session; a new factor is enrolled (Okta and Sitel 2022). */
export const remoteDesktop: Behaviour = {
  name: 'remote-desktop',
  plan(choice) {
    const { form, random, world } = choice;
    const days = choice.whole({ fast: [1, 1], slow: [2, 4], evasive: [2, 4] });
    const many = choice.whole({ fast: [20, 50], slow: [5, 12], evasive: [8, 16] });
    const pace = choice.number({ fast: [15, 35], slow: [60, 150], evasive: [120, 400] });
    return atWork(choice, days, (own, shift, nth) => {
      const late = form === 'slow';
      const doing = new Doing(own.day, own.label, own.seat, random);
      // Slow: the session was left open, and the person went home.
      const start = late ? shift.until + random.between(45, 200) * MINUTE : momentIn(shift, random, 1);
      if (nth === 0) doing.tell(start, 'admin', { code: 'factor-enrolled' });
      for (const at of paced(random, start + 30 * SECOND, many, pace)) {
        const cover = form === 'evasive' ? 'in-hand' : 'none';
        doing.lookAt(world.customers.caller(random), at, coverAt(shift, at, cover));
      }
    });
  },
};
