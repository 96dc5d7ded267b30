import { looking } from '../liveTest.ts';

export const findingsInTime = looking({
  id: 'findings-in-time',
  practice: 'findings-improve',
  title: 'Findings are ended by the day they are due',
  population: 'findings that are open',
  looked: `SELECT f.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN f.due_at < m.now THEN 'it was due on ' || to_char(f.due_at, 'YYYY-MM-DD') END AS why
    FROM cordon.findings f CROSS JOIN moment m LEFT JOIN cordon.parties y ON y.id = f.party_id
    WHERE f.state NOT IN ('closed', 'exception') AND f.kind NOT IN ('control-failing', 'control-unknown')`,
});
