import { expect, it } from 'vitest';
import { standingsOf, type AgentDays } from './measures.ts';

const days = (agent: string, count: number, customers: number): AgentDays => ({
  ...{ agent, days: count },
  sums: { customers, lookups: 0, reveals: 0, refused: 0, unexplained: 0, rows: 0 },
});
const all = [days('a', 2, 20), days('b', 4, 20), days('c', 3, 100), days('idle', 0, 0)];

it('compares by the day worked, not by the days there were, and names nobody', () => {
  expect(standingsOf('a', all)[0]).toEqual({ measure: 'customers', own: 10, peers: [5, 33.3], above: 1 });
});
it('leaves out who did not work, and says so of the person', () => {
  expect(standingsOf('idle', all)[0]).toEqual({
    measure: 'customers',
    own: null,
    peers: [5, 10, 33.3],
    above: 0,
  });
  expect(standingsOf('nobody', [])[0]).toEqual({ measure: 'customers', own: null, peers: [], above: 0 });
});
it('counts equals as not below', () => {
  expect(standingsOf('a', [days('a', 1, 5), days('b', 1, 5)])[0]?.above).toBe(0);
});
