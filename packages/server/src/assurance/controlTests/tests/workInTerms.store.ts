import { looking } from '../liveTest.ts';

export const workInTerms = looking({
  id: 'work-in-terms',
  practice: 'least-privilege',
  title: 'Everybody works in a role and for a purpose that the terms name',
  population: 'assignments under agreements in force',
  looked: `SELECT w.id, p.vendor,
      CASE WHEN NOT EXISTS (SELECT FROM jsonb_array_elements(t.terms -> 'permissions') q WHERE q ->> 'purpose' = w.purpose AND q -> 'roles' ? w.access_role)
        THEN 'the terms give this role nothing for this purpose' END AS why
    FROM cordon.assignments w CROSS JOIN moment m JOIN people p ON p.id = w.person_id JOIN terms t ON t.agreement = w.agreement_id
    WHERE w.ended_at IS NULL AND (w.until_at IS NULL OR w.until_at > m.now) AND w.purpose <> 'quality'`,
});
