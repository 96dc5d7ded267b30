import { looking } from '../liveTest.ts';

export const documentsComplete = looking({
  id: 'documents-complete',
  practice: 'documents-auditable',
  title: 'Every version that both signed has its certificate of completion',
  population: 'versions that both parties signed',
  looked: `SELECT s.agreement_id || ' v' || s.version AS id, a.processor_id AS vendor,
      CASE WHEN c.version IS NULL THEN 'both signed it and there is no certificate of completion' END AS why
    FROM (SELECT agreement_id, version FROM cordon.agreement_signatures GROUP BY agreement_id, version HAVING count(*) = 2) s
    JOIN cordon.agreements a ON a.id = s.agreement_id
    LEFT JOIN cordon.completion_certificates c ON c.agreement_id = s.agreement_id AND c.version = s.version`,
});
