import type { Threshold, Thresholds } from './calibration.ts';

const t = (value: number, unit: string, evidence: string): Threshold => ({ value, unit, evidence });

const zOf = (value: number) => t(value, 'square roots of the count', 'research 4.3 rule 2: robust z > 4');

/** Detectors with published evidence; rule numbers are those of research 4.3. */
export const publishedThresholds: Thresholds = {
  canary: { coolDownHours: t(1, 'hours', 'rule 8: each touch counts') },
  'after-leave': {
    graceHours: t(10, 'hours', 'the last shift may run past the date that was told'),
    pauseMinutes: t(90, 'minutes', 'a meal within a shift'),
    absenceHours: t(12, 'hours', 'an absence whose end is not told: a day'),
    absenceMarginMinutes: t(30, 'minutes', 'rule 9: +- 30 min'),
    absenceHigh: t(10, 'accesses', 'more than a look at one case'),
  },
  'no-ticket': {
    weak: t(4, 'customers a day', 'rule 1: any; slips of honest agents are fewer (simulator)'),
    floor: t(8, 'customers a day', 'rule 1; simulator: honest agents stay below'),
    newFloor: t(15, 'customers a day', 'simulator: team leads in their first days'),
    cold: t(20, 'customers a day', 'first day, before peers are known'),
    z: zOf(3),
    times: t(1.5, 'times', 'simulator'),
    highTimes: t(5, 'times', 'AT&T: 135 a day'),
  },
  'customers-an-hour': {
    floor: t(20, 'customers an hour', 'three minutes each is no support work'),
    cold: t(60, 'customers an hour', 'a customer a minute, before peers are known'),
    z: zOf(3),
    times: t(1.8, 'times', 'rule 2 asks 3x peer p95; 1.8x halves what is exposed (simulator)'),
    tenFloor: t(12, 'customers in ten minutes', 'a customer in less than a minute'),
    tenTimes: t(1.5, 'times', 'honest work comes in bursts (simulator)'),
    tenChance: t(1e-6, 'probability', 'rule 3'),
    highTimes: t(2, 'times', 'simulator'),
  },
  'low-and-slow': {
    fewestDays: t(4, 'worked days', 'one day is for no-ticket; by then the own norm is known'),
    floor: t(30, 'customers in 14 days', 'two a day'),
    todayMore: t(2, 'customers', 'above the mean of a day: it goes on'),
    chance: t(1e-6, 'probability', 'rule 3'),
    uneven: t(1.5, 'times', 'agents differ more than chance does'),
    highTimes: t(3, 'times', 'simulator'),
    runDays: t(3, 'worked days', 'simulator'),
    dayFloor: t(25, 'customers a day', 'below that it is no collection'),
    dayZ: t(4, 'robust standard deviations', 'rule 2'),
    dayTimes: t(1.8, 'times', 'AT&T: 135 a day beside 40 to 70'),
    ownTimes: t(1.5, 'times', 'own median, itself capped by the peers'),
  },
  'identifier-walk': {
    inOrder: t(12, 'customers', 'rule 4 asks 8 in 10 min; 12 in order happen by chance once in 10^8'),
    close: t(8, 'customers of 16', 'rule 4: 8'),
    steps: t(16, 'identifiers', 'neighbours, whatever the range'),
    share: t(0.01, 'of the usual range', 'by chance once in 10^9'),
    missZ: t(4, 'standard deviations', 'rule 4; some tools answer most look-ups with nothing'),
    misses: t(
      14,
      'of 20 look-ups',
      'rule 4: > 30 % not found; honest typing errors reach that in short runs',
    ),
  },
  'denial-burst': {
    burst: t(5, 'refusals in ten minutes', 'rule 13'),
    weak: t(6, 'refusals a day', 'simulator'),
    floor: t(12, 'refusals a day', 'simulator'),
    cold: t(25, 'refusals a day', 'before peers are known'),
    chance: t(1e-4, 'probability', 'simulator'),
    z: zOf(4),
    times: t(3, 'times', 'simulator: one wrong page makes many'),
  },
  'shared-customer': {
    agents: t(4, 'agents in 24 hours', 'rule 17'),
    listCustomers: t(3, 'customers', 'rule 17: a shopping list'),
    mostUnexplained: t(12, 'customers a day', 'above that no-ticket speaks'),
    listDays: t(7, 'days', 'simulator'),
    usualUnexplained: t(5, 'customers a day', 'a queue that works without tickets'),
  },
  'ticket-abuse': {
    customers: t(
      4,
      'customers on a ticket',
      'rule 18: > 1; a household or a wrong ticket makes two or three',
    ),
    customersTimes: t(2, 'times', 'queues whose tickets concern several customers'),
    floor: t(6, 'tickets a day', 'simulator'),
    cold: t(15, 'tickets a day', 'before peers are known'),
    z: zOf(4),
    times: t(2, 'times', 'simulator'),
    quickZ: zOf(4),
    quickTimes: t(2, 'times', 'simulator'),
    quickClosed: t(5, 'tickets a day', 'spam is closed at once, but without a look at a customer'),
  },
  'bulk-rows': {
    floor: t(200, 'rows a day', 'rule 14: cold start 200 rows'),
    cold: t(1000, 'rows a day', 'before peers are known'),
    known: t(5, 'days', 'as long as an own norm takes'),
    z: zOf(4),
    times: t(3, 'times', 'rule 14: > 3x'),
    highTimes: t(5, 'times', 'simulator'),
  },
  'repeated-query': {
    floor: t(20, 'queries a day', 'simulator'),
    cold: t(60, 'queries a day', 'before peers are known'),
    z: zOf(4),
    times: t(3, 'times', 'rule 14: > 3x'),
  },
  'export-spike': {
    floor: t(200, 'rows a day', 'rule 14: cold start 200 rows'),
    cold: t(200, 'rows a day', 'rule 14: cold start 200 rows'),
    z: zOf(4),
    times: t(3, 'times', 'rule 14: > 3x'),
    highTimes: t(5, 'times', 'simulator'),
  },
};
