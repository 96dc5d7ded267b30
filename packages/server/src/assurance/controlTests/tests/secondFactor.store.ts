import { looking } from '../liveTest.ts';

export const secondFactor = looking({
  id: 'second-factor',
  practice: 'mfa-and-networks',
  title: 'Everybody who may sign in has a second factor',
  population: 'people with an account who are neither suspended nor gone',
  looked: `SELECT p.id, p.vendor,
      CASE WHEN u."twoFactorEnabled" IS NOT TRUE AND NOT EXISTS (SELECT FROM cordon.sso_links l JOIN cordon.sso_providers o ON o.issuer = l.issuer
        WHERE l.person_id = p.id AND o.party_id = p.party_id AND (cardinality(o.mfa_amr) > 0 OR cardinality(o.mfa_acr) > 0))
        THEN 'no second factor is enrolled' END AS why
    FROM people p JOIN auth."user" u ON u.id = p.user_id WHERE p.suspended_at IS NULL AND p.left_at IS NULL`,
});
