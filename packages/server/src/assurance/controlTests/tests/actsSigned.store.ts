import { scanning } from '../liveTest.ts';

export const actsSigned = scanning({
  id: 'acts-signed',
  practice: 'access-logged',
  title: 'Every look-up, confirm and reveal of a person is signed by them',
  population: 'look-ups, confirms and reveals allowed in 90 days',
  applies: `k.allowed AND b.kind IN ('lookup', 'confirm', 'reveal')`,
  breaks: `r.signed IS NULL`,
  why: 'the person did not sign it',
});
