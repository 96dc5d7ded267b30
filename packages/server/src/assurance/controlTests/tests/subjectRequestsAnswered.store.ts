import { looking } from '../liveTest.ts';

export const subjectRequestsAnswered = looking({
  id: 'subject-requests-answered',
  practice: 'frameworks-met',
  title: 'What customers ask about their data is answered in time',
  population: 'requests of customers of the last year',
  looked: `SELECT r.id, NULL::text AS vendor,
      CASE WHEN coalesce(r.answered_at, m.now) > r.received_at + CASE r.kind WHEN 'access' THEN interval '1 month' ELSE interval '60 days' END
        + CASE WHEN r.extended_at IS NULL THEN interval '0' WHEN r.kind = 'access' THEN interval '2 months' ELSE interval '30 days' END
        THEN 'the time in which it is answered is over' END AS why
    FROM cordon.subject_requests r CROSS JOIN moment m WHERE r.received_at > m.now - interval '1 year'`,
});
