import { scanning } from '../liveTest.ts';

export const accessesOnTicket = scanning({
  id: 'accesses-on-ticket',
  practice: 'relevant-data-only',
  title: 'No customer data was shown without a ticket',
  population: 'reads, reveals, confirms, notes, replies and acts allowed in 90 days',
  applies: `k.allowed AND b.kind IN ('read', 'reveal', 'confirm', 'note', 'reply', 'act')`,
  breaks: `r.ticket IS NULL`,
  why: 'it names no ticket',
});
