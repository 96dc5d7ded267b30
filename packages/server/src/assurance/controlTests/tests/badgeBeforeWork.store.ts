import { looking } from '../liveTest.ts';

export const badgeBeforeWork = looking({
  id: 'badge-before-work',
  practice: 'physical-access',
  whereabouts: true,
  title: 'Nobody works from the network of a site without having come in by their badge that day',
  population: 'people at work at a site with a badge system, by day, in the last week',
  // Readers deliver late, whoever stays longest came sixteen hours before, and a system knows nothing of what was before it.
  looked: `SELECT w.agent || ' ' || w.site || ' ' || to_char(w.day, 'YYYY-MM-DD') AS id, s.party_id AS vendor,
      CASE WHEN NOT EXISTS (SELECT FROM cordon.badges b JOIN cordon.badge_events e ON e.badge_id = b.id
          WHERE b.person_id = w.agent AND e.site_id = w.site AND e.result = 'granted' AND e.at > (SELECT now - interval '8 days' FROM moment)
            AND e.at BETWEEN w.first - interval '16 hours' AND w.last + interval '5 minutes')
        THEN 'worked there, and no door opened to a badge of theirs' END AS why
    FROM (SELECT a.agent, a.site, date_trunc('day', a.at, 'UTC') AT TIME ZONE 'UTC' AS day, min(a.at) AS first, max(a.at) AS last
      FROM cordon.access_events a CROSS JOIN moment m
      JOIN (SELECT site_id, min(created_at) AS since FROM cordon.badge_systems WHERE revoked_at IS NULL GROUP BY site_id) y
        ON y.site_id = a.site AND a.at > y.since + interval '16 hours'
      WHERE a.at > m.now - interval '7 days' AND a.at < m.now - interval '1 hour' AND a.ok AND a.kind NOT IN ('admin', 'sign-in', 'screen')
      GROUP BY 1, 2, 3) w
    JOIN cordon.sites s ON s.id = w.site AND s.closed_at IS NULL JOIN people p ON p.id = w.agent`,
});
