import { looking } from '../liveTest.ts';

export const auditEvidenceAnswered = looking({
  id: 'audit-evidence-answered',
  practice: 'regular-audits',
  title: 'What an audit asks for is answered by the day it is due',
  population: 'requests for evidence in audits that run',
  looked: `SELECT r.id, CASE y.kind WHEN 'vendor' THEN y.id END AS vendor,
      CASE WHEN r.answered_at IS NULL AND r.due_at < m.now THEN 'it was due on ' || to_char(r.due_at, 'YYYY-MM-DD') END AS why
    FROM cordon.audit_requests r CROSS JOIN moment m JOIN cordon.parties y ON y.id = r.party_id
    WHERE NOT EXISTS (SELECT FROM cordon.audit_steps s WHERE s.audit_id = r.audit_id AND s.kind IN ('closed', 'abandoned'))`,
});
