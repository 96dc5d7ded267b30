import { scanning } from '../liveTest.ts';

export const accessesInForce = scanning({
  id: 'accesses-in-force',
  practice: 'agreements-signed',
  title: 'No access was allowed outside the time its agreement was in force',
  population: 'accesses allowed in 90 days',
  applies: `k.allowed AND v.hash IS NOT NULL`,
  breaks: `b.at < v.from_at OR b.at >= v.until_at OR b.at > a.ended_at + interval '1 minute'`,
  why: 'it was allowed at a time at which its agreement was not in force',
});
