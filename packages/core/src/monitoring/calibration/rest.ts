import type { Threshold, Thresholds } from './calibration.ts';

const is = (value: number, unit: string, evidence: string): Threshold => ({ value, unit, evidence });

const RULES = 'Rules for support vendors';
const CHOSEN = 'Chosen; tried on the simulator';

/** What makes collecting of accesses after a change. Honest people have a few of these a day, never most of what they do. */
const collecting = {
  unexplained: is(3, 'customers', `${RULES}, 10: high together with ticketless access. ${CHOSEN}`),
  share: is(
    0.5,
    'of customers',
    'Explanation-based auditing (PMC3555324): a reason is found for 94 of 100 accesses',
  ),
  rows: is(200, 'rows', `${RULES}, 14: cold start of an export`),
};

/** Starting thresholds of the detectors without published figures of their own, by detector and name. */
export const rest = {
  snooping: {
    share: is(
      0.01,
      'of customers',
      'Chosen: known persons and staff among all customers, before the own work tells',
    ),
    customers: is(2, 'customers a week', `${RULES}, 7: any; one may be a mistyped search. ${CHOSEN}`),
    chance: is(0.0003, 'probability', CHOSEN),
    many: is(6, 'customers a week', 'Chosen: no row of mistakes'),
  },
  'lookup-fishing': {
    misses: is(20, 'an hour', `${RULES}, 4: many not found. ${CHOSEN}`),
    missShare: is(0.5, 'of look-ups', `${RULES}, 4: over 30 of 100; twice the worst typist of the simulator`),
    broad: is(5, 'an hour', `${RULES}, 5: wildcard or empty searches`),
    broadRows: is(20, 'rows', 'Chosen: more than a name shared by chance'),
    unopened: is(25, 'look-ups an hour', CHOSEN),
    unopenedRatio: is(4, 'look-ups for one opened', `${RULES}, 5: above the peers' 99th percentile`),
  },
  'reveal-rate': {
    reveals: is(15, 'a day', 'Reveals per shift of the model agreement, clause 4.7'),
    deviations: is(4, 'deviations', `${RULES}, 6: robust z over 4`),
    days: is(3, 'days known', 'Chosen: on the first day the peers have hardly begun'),
    times: is(2, "times the peers' 95th percentile", `${RULES}, 2, which asks for 3 of customers. ${CHOSEN}`),
  },
  'same-field': {
    run: is(15, 'customers in a row', CHOSEN),
    days: is(3, 'days known', 'Chosen: before, nobody knows whether the stream tells more than one field'),
    customers: is(8, 'customers a day', CHOSEN),
    far: is(4, "times the agent's most", CHOSEN),
    times: is(3, "times the agent's most", `${RULES}, 14 asks the same of exports`),
    known: is(8, 'days known', 'Chosen: a rare field has come up by then'),
  },
  'new-field': {
    known: is(8, 'days known', 'Chosen: a rare field has come up by then'),
    within: is(6, 'days', 'Chosen: a working week'),
    customers: is(12, 'customers', CHOSEN),
  },
  'same-customer': {
    within: is(14, 'days', 'Chosen: a fortnight, as for collections over days'),
    days: is(4, 'days', 'Chosen: a mistake is not made on four days'),
    many: is(7, 'days', 'Chosen: every second day of a fortnight'),
    few: is(2, 'customers a day', 'Slips of honest agents in the simulator'),
  },
  'off-shift': {
    ...collecting,
    tolerance: is(30, 'minutes', `${RULES}, 9`),
    far: is(120, 'minutes', 'Chosen: longer than overtime goes untold'),
    farCustomers: is(8, 'customers', CHOSEN),
    customers: is(3, 'customers', CHOSEN),
    days: is(10, 'days worked', 'Chosen: two weeks of shifts'),
    hourShare: is(0.03, 'of days', 'Chosen: less than once a month'),
  },
  'new-place': {
    ...collecting,
    days: is(6, 'days known', 'Chosen: everything is new at first, and own days are known after five'),
    hours: is(24, 'hours', `${RULES}, 10; Discord 2025 took 58 hours, Okta 2022 25 minutes`),
    moverShare: is(0.25, 'of days', 'Chosen: shared desks and changing addresses tell nothing'),
    rush: is(15, 'customers', CHOSEN),
    rushTimes: is(2, 'times the most an hour', CHOSEN),
    ticketless: is(
      0.25,
      'of customers',
      'Chosen: then the work itself needs no ticket, as in quality assurance',
    ),
  },
  'impossible-travel': {
    workFromHome: is(
      1,
      'yes (1) or no (0)',
      'A recorded stream tells no terms; an agreement without it says 0',
    ),
    distance: is(500, 'kilometres', `${RULES}, 11`),
    speed: is(900, 'kilometres an hour', `${RULES}, 11: an airliner`),
    days: is(3, 'days known', 'Chosen: a private network shows itself in the first days'),
  },
  'concurrent-sessions': {
    minutes: is(30, 'minutes', `${RULES}, 11: two live sessions`),
    returns: is(2, 'returns', 'Chosen: once is a network that changed and changed back'),
    days: is(3, 'days known', 'Chosen: as for a new place'),
  },
  'mfa-fatigue': {
    minutes: is(10, 'minutes', `${RULES}, 12`),
    pushes: is(4, 'denials', `${RULES}, 12: at least 4 in 10 minutes, then success`),
    factors: is(6, 'refusals', 'Chosen: codes are mistyped, requests are not denied by mistake'),
    passwords: is(10, 'refusals', 'NIST SP 800-63B, 5.2.2 bounds failed attempts; a tenth of its 100'),
  },
  'new-factor': {
    ...collecting,
    days: is(3, 'days known', 'Chosen: everybody enrols at first'),
    hours: is(24, 'hours', `${RULES}, 12; Okta 2022`),
  },
  'badge-mismatch': {
    ...collecting,
    badges: is(3, 'badges', 'Chosen: who never badges is not expected to'),
    grace: is(15, 'minutes', 'Chosen: from the desk to the door'),
    customers: is(8, 'customers', CHOSEN),
    few: is(3, 'customers', CHOSEN),
    shifts: is(3, 'shifts in a row', 'Chosen: one in a hundred shifts is without a badge in the simulator'),
  },
  'rebound-ticket': {
    days: is(7, 'days', 'Chosen: a working week'),
    tickets: is(4, 're-bindings', `${CHOSEN}; 15 of 10,000 tickets are merged or bound anew`),
    customers: is(4, 'customers of one ticket', `${RULES}, 18: more than one customer of a ticket`),
  },
  'cherry-picking': {
    customers: is(4, 'customers', CHOSEN),
    share: is(0.05, 'of customers', 'Chosen: customers of high value, before what is given tells'),
    chance: is(1e-5, 'probability', CHOSEN),
  },
  'machine-cadence': {
    minutes: is(10, 'minutes', `${RULES}, 19`),
    customers: is(60, 'customers', `${RULES}, 19: over 60 in 10 minutes`),
    run: is(20, 'customers in a row', CHOSEN),
    slowest: is(120, 'seconds apart', 'Chosen: a slower program is found by what it takes'),
    variation: is(0.15, 'of the mean', `${RULES}, 19: coefficient of variation under 0.15`),
  },
  'complementary-ranges': {
    close: is(0.005, 'of the order', 'Chosen: by chance one customer in a hundred is as near'),
    steps: is(12, 'customers each', `${RULES}, 4: from 8 of one agent alone`),
    hours: is(48, 'hours', CHOSEN),
    walkers: is(20, 'agents', 'Chosen: where many walk, the order follows the day'),
  },
  photographing: {
    run: is(20, 'customers in a row', CHOSEN),
    variation: is(0.6, 'of the mean', 'Chosen: people at one task; at mixed work they vary by 1'),
    pause: is(20, 'minutes', 'Chosen: a break ends a run'),
    known: is(60, 'customers', 'Chosen: some days of work'),
    usualShare: is(0.3, 'of customers', 'Chosen: where looking is the work, a run of it says nothing'),
    idleCustomers: is(5, 'customers', CHOSEN),
    seconds: is(60, 'seconds', `${RULES}, 16: soon after a reveal`),
    still: is(4, 'reveals a day', CHOSEN),
    stillCertain: is(10, 'reveals a day', CHOSEN),
    stillShare: is(0.3, 'of reveals', CHOSEN),
  },
  'screen-after-reveal': {
    seconds: is(60, 'seconds', `${RULES}, 16`),
    copies: is(8, 'a day', CHOSEN),
    prints: is(3, 'a day', CHOSEN),
  },
  'dormant-account': {
    days: is(30, 'days', 'CIS Controls 5.3: dormant after 45 days; sooner, since absences are told'),
    certain: is(90, 'days', 'PCI DSS 8.2.6: inactive accounts go within 90 days'),
  },
  'admin-then-access': {
    ...collecting,
    hours: is(24, 'hours', `${RULES}, 21`),
    usualDays: is(3, 'days', 'Chosen: then it is that person’s work'),
  },
  'break-glass': {
    hours: is(72, 'hours', `${RULES}, 21: used without review; three days to do it`),
  },
  'ledger-gap': {
    known: is(1000, 'events', 'Chosen: so many numbers without a gap show that none is the rule'),
    missedShare: is(0.001, 'of numbers', 'Chosen: a filtered stream lacks more'),
    more: is(50, 'entries', 'Chosen: within the hour, told again only when so many more are missing'),
  },
  'ledger-silence': {
    silence: is(60, 'seconds', `${RULES}, 20`),
  },
  'traffic-silence': {
    minutes: is(15, 'minutes', CHOSEN),
    most: is(180, 'minutes', 'Chosen: longer is the end of a shift'),
    days: is(7, 'days', 'Chosen: a week has all its kinds of day'),
    expected: is(300, 'events', CHOSEN),
  },
} as const satisfies Thresholds;
