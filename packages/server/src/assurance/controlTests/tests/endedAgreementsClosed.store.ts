import { looking } from '../liveTest.ts';

export const endedAgreementsClosed = looking({
  id: 'ended-agreements-closed',
  practice: 'revocation',
  title: 'Nothing is open under an agreement that ended',
  population: 'agreements that ended',
  everyHours: 1,
  freshHours: 4,
  looked: `SELECT a.id, a.processor_id AS vendor,
      CASE WHEN EXISTS (SELECT FROM cordon.credentials c WHERE c.agreement_id = a.id AND c.revoked_at IS NULL AND c.expires_at > m.now) THEN 'a credential works'
        WHEN EXISTS (SELECT FROM cordon.reveals r WHERE r.agreement_id = a.id AND r.closed_at IS NULL AND r.expires_at > m.now) THEN 'a value is open' END AS why
    FROM cordon.agreements a CROSS JOIN moment m WHERE a.ended_at <= m.now`,
});
