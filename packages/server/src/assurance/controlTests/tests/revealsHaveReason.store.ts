import { scanning } from '../liveTest.ts';

export const revealsHaveReason = scanning({
  id: 'reveals-have-reason',
  practice: 'relevant-data-only',
  title: 'Every value was revealed for a reason',
  population: 'values revealed in 90 days',
  applies: `k.allowed AND b.kind = 'reveal'`,
  breaks: `r.reason IS NULL`,
  why: 'it names no reason',
});
