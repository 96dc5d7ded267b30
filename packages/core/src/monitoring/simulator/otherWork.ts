import { HOUR, MINUTE } from './clock.ts';
import type { Conditions } from './conditions.ts';
import type { Shift } from './shift.ts';
import { accessTo, eventFrom } from './told.ts';

const SEEN: readonly string[] = ['name', 'email', 'order_history'];

/** The day of those who do not answer tickets: leads, quality, reporting. */
export function otherWork(shift: Shift, conditions: Conditions): void {
  if (shift.person.role === 'reporting') report(shift, conditions);
  else look(shift, conditions);
}

/** Leads look into tickets their people have trouble with; quality reads closed ones, sampled from all. */
function look(shift: Shift, { caller }: Conditions): void {
  const { person, random, seat, from, until, events } = shift;
  const lead = person.role === 'lead';
  const tickets = random.count((lead ? 14 : 26) * person.pace);
  for (let at = 0; at < tickets; at += 1) {
    let t = random.between(from + 5 * MINUTE, until - 15 * MINUTE);
    const customer = caller(random);
    const ticket = `${person.id.slice(-3)}${Math.floor(from / 60_000).toString(36)}q${String(at)}`;
    const ticketState = lead ? (random.chance(0.6) ? 'in-hand' : 'not-assigned') : 'closed';
    if (ticketState === 'in-hand') {
      events.push(eventFrom(seat, t, 'ticket-taken', { ticket, code: 'escalated' }));
      events.push(
        accessTo(seat, t + 1000, 'ticket-bound', customer, { ticket, ticketState, code: 'signed-in' }),
      );
    }
    for (let reads = random.whole(1, 4); reads > 0; reads -= 1) {
      t += random.waiting(60_000);
      events.push(accessTo(seat, t, 'read', customer, { ticket, ticketState, fields: SEEN }));
    }
    if (random.chance(lead ? 0.15 : 0.02))
      events.push(
        accessTo(seat, (t += 20_000), 'reveal', customer, { ticket, ticketState, fields: ['address'] }),
      );
    if (random.chance(0.5))
      events.push(accessTo(seat, (t += 60_000), 'note', customer, { ticket, ticketState }));
    shift.handled.push({ ticket, customer, from: t - 5 * MINUTE, until: t });
  }
}

/** Queries over many customers, and exports, more at the end of a month. */
function report(shift: Shift, { season }: Conditions): void {
  const { person, random, seat, from, until, events } = shift;
  const date = new Date(from).getUTCDate();
  const busy = date >= 28 || date <= 2 ? 1.8 : 1;
  for (let left = random.count(7 * person.pace * busy); left > 0; left -= 1) {
    const t = random.between(from, until);
    const rows = Math.ceil(random.logNormal(35, 1.1) * season);
    const again = random.chance(0.25) ? random.whole(1, 3) : 0;
    for (let run = 0; run <= again; run += 1) {
      const more = { rows, fields: ['order_history', 'country'], ok: !random.chance(0.05) };
      events.push(eventFrom(seat, t + run * random.between(1, 6) * MINUTE, 'query', more));
    }
  }
  for (let left = random.count(0.5 * busy); left > 0; left -= 1) {
    const rows = Math.ceil(random.logNormal(260, 0.7));
    const t = random.between(from + HOUR, until);
    events.push(eventFrom(seat, t, 'export', { rows, fields: ['order_history', 'country'] }));
  }
}
