import { looking } from '../liveTest.ts';

export const workAtOpenSites = looking({
  id: 'work-at-open-sites',
  practice: 'physical-access',
  title: 'Nobody is assigned to a site that was closed',
  population: 'assignments that name a site',
  looked: `SELECT w.id, p.vendor, CASE WHEN s.closed_at IS NOT NULL THEN 'the site was closed'
        WHEN s.party_id <> p.party_id THEN 'the site is of another party' END AS why
    FROM cordon.assignments w CROSS JOIN moment m JOIN people p ON p.id = w.person_id JOIN cordon.sites s ON s.id = w.site_id
    WHERE w.ended_at IS NULL AND (w.until_at IS NULL OR w.until_at > m.now)`,
});
