import { looking } from '../liveTest.ts';

export const sessionsInNetworks = looking({
  id: 'sessions-in-networks',
  practice: 'mfa-and-networks',
  title: 'No session comes from outside the networks agreed for its vendor',
  population: 'live sessions of people whose agreement names networks',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT 'session of ' || p.id || ' since ' || to_char(s."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS id, p.vendor,
      CASE WHEN s."ipAddress" IS NULL THEN 'its address is not known'
        WHEN NOT EXISTS (SELECT FROM cordon.networks n WHERE n.party_id = p.party_id
          AND regexp_replace(s."ipAddress", '^::ffff:', '')::inet <<= n.cidr) THEN 'its address is in no network of the vendor' END AS why
    FROM auth.session s CROSS JOIN moment m JOIN people p ON p.user_id = s."userId"
    WHERE s."expiresAt" > m.now AND s."mfaAt" IS NOT NULL
      AND EXISTS (SELECT FROM conditions c WHERE c.vendor = p.vendor AND c.condition ->> 'kind' = 'network')`,
});
