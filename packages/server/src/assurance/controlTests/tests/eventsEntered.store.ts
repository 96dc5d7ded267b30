import { looking } from '../liveTest.ts';

export const eventsEntered = looking({
  id: 'events-entered',
  practice: 'access-logged',
  title: 'Every access that monitoring was told of stands in the ledger',
  population: 'access events of 30 days',
  looked: `SELECT 'entry ' || e.entry AS id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor, CASE WHEN l.idx IS NULL THEN 'the ledger has no such entry' END AS why
    FROM cordon.access_events e CROSS JOIN moment m LEFT JOIN cordon.ledger_leaves l ON l.idx = e.entry LEFT JOIN cordon.parties y ON y.id = e.vendor
    WHERE e.at > m.now - interval '30 days'`,
});
