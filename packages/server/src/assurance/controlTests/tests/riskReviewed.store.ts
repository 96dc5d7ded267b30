import { looking } from '../liveTest.ts';

export const riskReviewed = looking({
  id: 'risk-reviewed',
  practice: 'frameworks-met',
  title:
    'Each purpose that a vendor works for was assessed within a year and by the day set for it (GDPR Art. 35)',
  // Before the first assessment there is nothing to hold anybody to, and that is no pass.
  population: 'purposes of agreements in force, once the company assesses purposes',
  looked: `SELECT u.vendor || ' ' || u.purpose AS id, u.vendor,
      CASE WHEN r.made_at IS NULL THEN 'nobody assessed it'
        WHEN r.made_at < m.now - interval '366 days' THEN 'it was last assessed on ' || to_char(r.made_at, 'YYYY-MM-DD')
        WHEN r.review_on < to_char(m.now AT TIME ZONE 'UTC', 'YYYY-MM-DD') THEN 'it was to be looked at again on ' || r.review_on END AS why
    FROM (SELECT DISTINCT t.vendor, p ->> 'purpose' AS purpose FROM terms t, jsonb_array_elements(t.terms -> 'permissions') p) u CROSS JOIN moment m
    LEFT JOIN (SELECT DISTINCT ON (about) about, made_at, record::jsonb ->> 'reviewOn' AS review_on FROM cordon.assessment_records
      WHERE kind = 'dpia' ORDER BY about, version DESC) r ON r.about = u.purpose
    WHERE EXISTS (SELECT FROM cordon.assessment_records WHERE kind = 'dpia')`,
});
