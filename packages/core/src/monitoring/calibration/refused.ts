import type { Threshold, Thresholds } from './calibration.ts';

const is = (value: number, unit: string, evidence: string): Threshold => ({ value, unit, evidence });

/** Starting thresholds of the detectors of attacks that were stopped, by detector and name. */
export const refusedThresholds = {
  'password-guessing': {
    minutes: is(10, 'minutes', 'Rules for support vendors, 12'),
    guesses: is(10, 'guesses', 'NIST SP 800-63B, 5.2.2 bounds failed attempts; a tenth of its 100'),
    many: is(25, 'guesses', 'Chosen: what no limit of guesses lets somebody do by mistake'),
  },
  'credential-stuffing': {
    minutes: is(
      30,
      'minutes',
      'Chosen: OWASP OAT-008 names low rates; a slower list is told by each account',
    ),
    accounts: is(6, 'accounts', 'Chosen: of a site of 100, four mistype at once (simulator: one in 25)'),
    many: is(20, 'accounts', 'Chosen: a list'),
    refusedForOne: is(3, 'refused for one let in', 'Chosen: a site lets in 25 for one refused (simulator)'),
  },
  'outside-network': {
    minutes: is(60, 'minutes', 'Chosen: one evening'),
    tries: is(4, 'sign-ins', 'Chosen: once at home, once more, and then to ask somebody'),
    many: is(12, 'sign-ins', 'Chosen: as the limit of guesses'),
  },
  'rebind-asked': {
    days: is(7, 'days', 'As of bindings that were decided'),
    tickets: is(4, 'tickets', 'Simulator: 15 of 10,000 tickets are merged or bound anew'),
    minutes: is(60, 'minutes', 'Chosen: a second person answers within the hour'),
  },
  'rights-probing': {
    minutes: is(10, 'minutes', 'Rules for support vendors, 13: refusals in ten minutes'),
    acts: is(3, 'acts', 'Chosen: below the 5 of rule 13, since no page of the console leads there'),
    many: is(6, 'acts', 'Chosen: twice that'),
  },
  'ended-agreement': {
    tries: is(3, 'a day', 'Chosen: a ticket that was open, and once more'),
  },
  'door-credential': {
    minutes: is(60, 'minutes', 'The longest life of a credential'),
    many: is(5, 'times', 'Rules for support vendors, 13'),
  },
} as const satisfies Thresholds;
