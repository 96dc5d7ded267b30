import type { Behaviour } from '../choice.ts';
import { SECOND } from '../clock.ts';
import { atWork } from './doing.ts';

/**
 * Photographs the screen while working at the usual volume (Coinbase and TaskUs 2024-25): values are revealed that the
 * ticket does not need, and the screen stands still meanwhile. Evasive: fewer tickets, and nothing tells of the screen.
 */
export const photographing: Behaviour = {
  name: 'photographing',
  plan(choice) {
    const { form, random } = choice;
    const days = choice.whole({ fast: [4, 8], slow: [8, 15], evasive: [10, 20] });
    const share = choice.number({ fast: [0.8, 1], slow: [0.4, 0.6], evasive: [0.2, 0.3] });
    const fields = random.pick([['national_id'], ['date_of_birth', 'balance'], ['address', 'phone']]);
    return atWork(choice, days, (doing, shift) => {
      for (const { ticket, customer, from, until } of shift.handled) {
        if (!random.chance(share)) continue;
        const more = { ticket, ticketState: 'in-hand' };
        let at = random.between(from, until);
        for (const field of fields) {
          doing.to(customer, at, 'reveal', { ...more, fields: [field] });
          if (form !== 'evasive') doing.tell(at + 9 * SECOND, 'screen', { ...more, code: 'screen-idle' });
          at += random.between(12, 30) * SECOND;
        }
      }
    });
  },
};
