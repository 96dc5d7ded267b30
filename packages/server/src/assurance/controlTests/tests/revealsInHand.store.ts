import { scanning } from '../liveTest.ts';

export const revealsInHand = scanning({
  id: 'reveals-in-hand',
  practice: 'relevant-data-only',
  title: 'Values were revealed only on a ticket in hand whose customer was bound',
  population: 'values revealed in 90 days',
  applies: `k.allowed AND b.kind = 'reveal'`,
  breaks: `r."ticketState" IS DISTINCT FROM 'in-hand'`,
  why: 'its ticket was not in that person’s hand, or its customer not bound by the company’s side',
});
