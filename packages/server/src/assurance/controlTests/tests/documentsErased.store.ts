import { looking } from '../liveTest.ts';

export const documentsErased = looking({
  id: 'documents-erased',
  practice: 'anonymised-records',
  title: 'Identity documents are erased after their case in the time agreed',
  population: 'sources with a helpdesk',
  looked: `SELECT h.source_id AS id, NULL::text AS vendor, CASE WHEN f.n > 0 THEN f.n || ' documents are still there' END AS why
    FROM cordon.helpdesks h CROSS JOIN LATERAL (SELECT count(*) AS n FROM cordon.findings f WHERE f.source_id = h.source_id AND f.closed_at IS NULL
      AND f.kind = 'document-kept') f`,
});
