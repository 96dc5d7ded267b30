import { looking } from '../liveTest.ts';

export const vendorCertificates = looking({
  id: 'vendor-certificates',
  practice: 'encryption',
  title: 'No certificate of a vendor’s server ends within two weeks',
  population: 'servers that showed a certificate at the last look',
  looked: `SELECT e.id, e.party_id AS vendor,
      CASE WHEN c.ends IS NULL THEN 'its end cannot be read'
        WHEN c.ends < m.now + interval '14 days' THEN 'its certificate ends on ' || to_char(c.ends, 'YYYY-MM-DD') END AS why
    FROM cordon.endpoints e CROSS JOIN moment m
    CROSS JOIN LATERAL (SELECT look #>> '{certificate,notAfter}' AS told FROM cordon.endpoint_looks WHERE endpoint_id = e.id ORDER BY at DESC, id DESC LIMIT 1) l
    CROSS JOIN LATERAL (SELECT CASE WHEN l.told ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$' THEN l.told::timestamptz END AS ends) c
    WHERE e.withdrawn_at IS NULL AND l.told IS NOT NULL`,
});
