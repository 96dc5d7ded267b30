import { looking } from '../liveTest.ts';

export const ledgerWitnessed = looking({
  id: 'ledger-witnessed',
  practice: 'access-logged',
  title: 'A witness outside cosigned the ledger within the hour',
  population: 'witnesses in force',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT w.id, w.party_id AS vendor,
      CASE WHEN c.contradicts IS NOT NULL THEN 'it has seen another ledger'
        WHEN c.answered_at IS NULL OR c.answered_at < m.now - interval '1 hour' THEN 'it has not cosigned for an hour' END AS why
    FROM cordon.witnesses w CROSS JOIN moment m LEFT JOIN cordon.witness_contacts c ON c.witness_id = w.id WHERE w.state IN ('in-force', 'removing')`,
});
