import { looking } from '../liveTest.ts';

export const accessReviewsHeld = looking({
  id: 'access-reviews-held',
  practice: 'least-privilege',
  title: 'Who works as what is confirmed as often as agreed',
  population: 'agreements in force for longer than the time between two reviews, and open reviews',
  looked: `SELECT t.agreement AS id, t.vendor,
      CASE WHEN r.overdue THEN 'a review is open past its day'
        WHEN coalesce(r.last, '-infinity') < m.now - make_interval(days => e.days + 14) THEN 'no review was held for longer than ' || e.days || ' days' END AS why
    FROM terms t CROSS JOIN moment m
    CROSS JOIN LATERAL (SELECT coalesce((SELECT min((d.duty ->> 'everyDays')::int) FROM duties d WHERE d.agreement = t.agreement
      AND d.duty ->> 'kind' = 'access-review'), 90) AS days) e
    CROSS JOIN LATERAL (SELECT max(v.opened_at) AS last, bool_or(v.closed_at IS NULL AND v.due_at < m.now) AS overdue
      FROM cordon.access_reviews v WHERE v.agreement_id = t.agreement) r
    WHERE r.overdue OR to_timestamp(t."from" / 1000) < m.now - make_interval(days => e.days + 14)`,
});
