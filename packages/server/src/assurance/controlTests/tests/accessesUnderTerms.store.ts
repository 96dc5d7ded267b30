import { scanning } from '../liveTest.ts';

export const accessesUnderTerms = scanning({
  id: 'accesses-under-terms',
  practice: 'agreements-signed',
  title: 'Every access that was allowed names terms both parties had signed',
  population: 'accesses allowed in 90 days',
  applies: `k.allowed`,
  breaks: `v.hash IS NULL OR v.signed_at IS NULL OR v.signed_at > b.at + interval '1 minute'`,
  why: 'it was allowed under terms that both parties had not signed then',
});
