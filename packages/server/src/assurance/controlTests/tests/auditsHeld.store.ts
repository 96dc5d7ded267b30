import { looking } from '../liveTest.ts';

export const auditsHeld = looking({
  id: 'audits-held',
  practice: 'regular-audits',
  title: 'Audits are reported as often as each agreement asks',
  population: 'agreements in force that ask for audits',
  looked: `SELECT t.agreement AS id, t.vendor,
      CASE WHEN x.due < m.now THEN 'an audit was due on ' || to_char(x.due, 'YYYY-MM-DD') END AS why
    FROM terms t CROSS JOIN moment m
    JOIN (SELECT d.agreement, min((d.duty ->> 'everyMonths')::int) AS months FROM duties d
      WHERE d.duty ->> 'kind' = 'audit' AND d.duty ->> 'everyMonths' IS NOT NULL GROUP BY d.agreement) c ON c.agreement = t.agreement
    LEFT JOIN (SELECT a.agreement_id, max(s.at) AS at FROM cordon.audits a JOIN cordon.audit_steps s ON s.audit_id = a.id
      WHERE s.kind = 'reported' GROUP BY a.agreement_id) r ON r.agreement_id = t.agreement
    CROSS JOIN LATERAL (SELECT (coalesce(r.at, to_timestamp(t."from" / 1000)) AT TIME ZONE 'UTC' + make_interval(months => c.months)) AT TIME ZONE 'UTC' AS due) x`,
});
