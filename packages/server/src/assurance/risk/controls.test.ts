import { expect, it } from 'vitest';
import { controlsKnown } from './controls.ts';

const NOW = Date.parse('2026-11-27T00:00:00Z');
const known = {
  ...{ people: 3, withoutFactor: 0, withoutNetwork: 0, agents: 2, withoutUndertaking: 0, inForce: 1 },
  ...{ clauses: [], attested: {}, lastDrill: '2026-11-20', incidentsThisYear: 0 },
  ...{ refresherMonths: null, leaversHours: null },
};

it.each([
  ['agreements-signed', {}, 'passes'],
  ['agreements-signed', { inForce: 0 }, 'fails'],
  ['agreements-signed', { withoutUndertaking: 1 }, 'fails'],
  ['mfa-and-networks', {}, 'passes'],
  ['mfa-and-networks', { withoutFactor: 1 }, 'fails'],
  ['mfa-and-networks', { withoutNetwork: 1 }, 'fails'],
  ['mfa-and-networks', { people: 0 }, 'nothing-to-test'],
  ['breach-simulations', {}, 'passes'],
  ['breach-simulations', { lastDrill: '2026-10-01' }, 'stale'],
  ['breach-simulations', { lastDrill: null }, 'never-run'],
  // What nobody tested is not there, and so reduces nothing.
  ['detection', {}, undefined],
] as const)('%s with %j: %s', (practice, change, state) => {
  expect(controlsKnown({ ...known, ...change }, NOW).get(practice)).toBe(state);
});
