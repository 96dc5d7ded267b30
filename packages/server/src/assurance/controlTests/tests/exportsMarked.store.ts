import { looking } from '../liveTest.ts';

export const exportsMarked = looking({
  id: 'exports-marked',
  practice: 'relevant-data-only',
  title: 'Every export that was made can be traced to who got it',
  population: 'exports that were made',
  looked: `SELECT x.id, y.id AS vendor, CASE WHEN x.file_hash IS NULL OR x.canary IS NULL THEN 'its file has no hash or no mark' END AS why
    FROM cordon.exports x JOIN cordon.approvals a ON a.id = x.id JOIN cordon.persons p ON p.id = a.person_id
    LEFT JOIN cordon.parties y ON y.id = p.party_id AND y.kind = 'vendor' WHERE x.state IN ('ready', 'downloaded')`,
});
