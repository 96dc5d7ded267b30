import { looking } from '../liveTest.ts';

export const countriesAgreed = looking({
  id: 'countries-agreed',
  practice: 'mfa-and-networks',
  title: 'Nobody works from a country that was not agreed',
  population: 'people and countries they signed in from in 30 days, where the agreement names countries',
  looked: `SELECT p.id || ' ' || k.value AS id, p.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM conditions c WHERE c.vendor = p.vendor AND c.condition ->> 'kind' = 'country'
        AND c.condition -> 'allowed' ? k.value) THEN 'signed in from a country that was not agreed' END AS why
    FROM cordon.known_places k CROSS JOIN moment m JOIN people p ON p.id = k.person_id
    WHERE k.kind = 'country' AND k.last_at > m.now - interval '30 days'
      AND EXISTS (SELECT FROM conditions c WHERE c.vendor = p.vendor AND c.condition ->> 'kind' = 'country')`,
});
