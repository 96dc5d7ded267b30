import type { Behaviour } from '../choice.ts';
import { HOUR, MINUTE } from '../clock.ts';
import { vendors } from '../places.ts';

/**
 * The ledger of a vendor's door falls silent: all of it, its sign of life alone, or (evasive) only the accesses of one
 * agent are missing, whose numbers leave holes.
 */
export const ledgerSilence: Behaviour = {
  name: 'ledger-silence',
  plan(choice) {
    const { form, random } = choice;
    const from = choice.startDay(1);
    const vendor = random.pick(vendors).id;
    const at = from + random.between(1, 20) * HOUR;
    const until = at + choice.number({ fast: [8, 60], slow: [90, 200], evasive: [20, 90] }) * MINUTE;
    const label = choice.label(null);
    const [hidden] = form === 'evasive' ? choice.people(1, from, (one) => one.vendor === vendor) : [];
    return {
      labels: [label],
      during(day) {
        if (day.from !== from) return;
        const shift = hidden === undefined ? null : day.shiftOf(hidden.id);
        const start = shift === null ? at : shift.from + HOUR;
        const end = start + (until - at);
        label.from = start;
        label.until = end;
        day.swallow(start, end, (event) => {
          if (event.vendor !== vendor) return false;
          if (form === 'evasive' && shift !== null) return event.agent === hidden?.id;
          return form === 'fast' || event.kind === 'heartbeat';
        });
      },
    };
  },
};
