import { looking } from '../liveTest.ts';

export const conversationsAnonymised = looking({
  id: 'conversations-anonymised',
  practice: 'anonymised-records',
  title: 'Conversations are anonymised within a day, or destroyed',
  population: 'conversations that came in within 90 days',
  looked: `SELECT q.id, t.party_id AS vendor, CASE WHEN q.state IN ('waiting', 'working', 'withheld') AND q.received_at < m.now - interval '1 day'
        THEN 'it has not been anonymised for a day' END AS why
    FROM cordon.quality_intakes q CROSS JOIN moment m JOIN cordon.tickets t ON t.id = q.ticket_id WHERE q.received_at > m.now - interval '90 days'`,
});
