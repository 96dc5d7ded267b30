import { looking } from '../liveTest.ts';

export const incidentsOwned = looking({
  id: 'incidents-owned',
  practice: 'violations-acted-on',
  title: 'Somebody looks after every grave incident within a day',
  population: 'grave incidents that are open',
  looked: `SELECT i.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN i.owner_id IS NULL AND i.opened_at < m.now - interval '1 day' THEN 'nobody looks after it' END AS why
    FROM cordon.incidents i CROSS JOIN moment m LEFT JOIN cordon.parties y ON y.id = i.vendor
    WHERE i.state IN ('open', 'investigating', 'contained') AND i.severity IN ('high', 'critical') AND i.drill IS NULL`,
});
