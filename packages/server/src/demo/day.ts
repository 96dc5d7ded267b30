import type { Progress } from '../installation.ts';
import { expectStatus, ids, items, revealable, text } from './answers.ts';
import type { Cast } from './cast.ts';
import { codeOf, type Visitor } from './client.ts';
import { customerAt } from './seed/customers.ts';
import { FIRST_CALLER } from './seed/tickets.ts';

/*
 * A support day, played through the doors: every act is a request that a person's browser could have made. It leaves a
 * lived-in installation behind: reads, look-ups, confirms, reveals, notes, replies, and some refusals.
 */

/** @throws when a step does not end as it should: the day is also a check of the whole */
export async function runDay(cast: Cast, progress: Progress): Promise<void> {
  progress('Ada works her tickets');
  await workTickets(await cast.fresh('per_ada'));
  progress('Hana looks after the pharmacy');
  await workTickets(await cast.fresh('per_hana'));
  progress('Ben takes a call');
  await takeCall(await cast.enter('per_ben'));
  progress('Rita of Northgate is refused: the agreement expired');
  const rita = await cast.enter('per_rita');
  const next = await rita.post('/api/tickets/next', {});
  expectStatus(next, 200, 'Rita takes a ticket');
  expectStatus(await rita.get(`/api/tickets/${text(next, 'id')}`), 403, 'the expired agreement');
  progress('Olivia looks at what happened');
  const olivia = await cast.enter('per_olivia');
  expectStatus(await olivia.get('/api/accesses?limit=50'), 200, 'the list of accesses');
  progress('The day is over');
}

async function workTickets(agent: Visitor): Promise<void> {
  const list = await agent.get('/api/tickets');
  for (const id of ids(list)) {
    const page = await agent.get(`/api/tickets/${id}`);
    expectStatus(page, 200, 'a ticket');
    const cell = revealable(page);
    if (cell === null) continue;
    const reveal = agent.signed({ act: 'reveal', ticket: id, ...cell, reason: 'delivery-problem' });
    const revealed = await agent.post(`/api/tickets/${id}/reveal`, reveal);
    // Where the terms want a second person, this asked for one, and the work goes on without the value.
    if (codeOf(revealed) !== 'second-person-needed') expectStatus(revealed, 200, 'a reveal');
    expectStatus(
      await agent.post(`/api/tickets/${id}/note`, { text: 'Called back, parcel is on its way.' }),
      200,
      'a note',
    );
    expectStatus(
      await agent.post(`/api/tickets/${id}/reply`, { text: 'Your parcel is on its way.' }),
      200,
      'a reply',
    );
  }
}

/** An unbound ticket: look the caller up, confirm two values, then the card opens. */
async function takeCall(agent: Visitor): Promise<void> {
  const list = await agent.get('/api/tickets');
  const caller = items(list).find((ticket) => ticket.binding === null);
  if (caller === undefined) return;
  const ticket = String(caller.id);
  const customer = customerAt(FIRST_CALLER);
  const by = { ticket, resource: 'customers' };
  const lookup = agent.signed({ act: 'lookup', ...by, field: 'email', value: customer.email });
  expectStatus(await agent.post(`/api/tickets/${ticket}/lookup`, lookup), 200, 'a look-up');
  const wrong = agent.signed({ act: 'confirm', ...by, field: 'date_of_birth', value: '1901-01-01' });
  expectStatus(await agent.post(`/api/tickets/${ticket}/confirm`, wrong), 200, 'a miss');
  for (const [field, value] of [
    ['date_of_birth', customer.dateOfBirth],
    ['phone', customer.phone],
  ] as const) {
    const confirm = agent.signed({ act: 'confirm', ...by, field, value });
    expectStatus(await agent.post(`/api/tickets/${ticket}/confirm`, confirm), 200, 'a match');
  }
  expectStatus(await agent.get(`/api/tickets/${ticket}`), 200, 'the card of a confirmed caller');
}
