// A stream as some other company's systems would tell it, made without the simulator, so that what is tuned on one is
// not only measured on itself: other rates, other words for kinds, flags and states, the base fields only; one vendor
// tells no queue, one no state of tickets, one neither addresses nor countries.

import { CUSTOMERS, wrongs, type Firm, type Line, type Worker } from './otherWrongs.ts';

/** What somebody did, as in a file of labels; RFC 3339. */
export interface OtherLabel {
  readonly agent: string;
  readonly from: string;
  readonly until: string;
  readonly behaviour: string;
}

export interface OtherStream {
  /** By time. */
  readonly lines: readonly Line[];
  readonly labels: readonly OtherLabel[];
  /** Days on which somebody worked, over all agents. */
  readonly agentDays: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2027, 0, 11);
const DAYS = 30;
/** Nobody does wrong before this day. */
const QUIET = 12;

const firms: readonly Firm[] = [
  {
    ...{ name: 'North', people: 45, queue: null, tellsState: true, tellsPlace: true, country: 'PL' },
    ...{ startsAt: [5, 13], cases: [14, 26] },
  },
  {
    ...{ name: 'Harbour', people: 40, queue: 'mail', tellsState: false, tellsPlace: true, country: 'IN' },
    ...{ startsAt: [3, 11, 19], cases: [40, 75] },
  },
  {
    ...{ name: 'Delta', people: 25, queue: 'voice', tellsState: true, tellsPlace: false, country: 'JM' },
    ...{ startsAt: [12, 14], cases: [24, 38] },
  },
];

/** Makes the stream. @param seed a whole number */
export function otherStream(seed: number): OtherStream {
  const chance = lehmer(seed);
  const between = (low: number, high: number) => low + chance() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const lines: { at: number; line: Line }[] = [];
  const labels: OtherLabel[] = [];
  let agentDays = 0;
  let ticketNumber = 48_000;

  const workers = firms.flatMap((firm) =>
    Array.from({ length: firm.people }, (_, nth): Worker => {
      const off = whole(0, 6);
      return {
        ...{ name: `${firm.name[0] ?? ''}${String(1000 + nth * 7)}`, firm, startsAt: pick(firm.startsAt) },
        casesADay: between(...firm.cases) * (chance() < 0.1 ? 1.4 : 1),
        offDays: [off, (off + 1) % 7],
        address: `10.${String(firm.people)}.${String(whole(0, 3))}.${String(whole(2, 250))}`,
      };
    }),
  );

  const tell = (at: number, kind: string, { name, firm, address }: Worker, more: Line = {}) => {
    const { queue, tellsPlace, country } = firm;
    const place = tellsPlace ? { ip: address, country } : {};
    const whose = { agent: name, vendor: firm.name, ...(queue !== null && { queue }) };
    lines.push({
      at,
      line: { id: '', at: new Date(at).toISOString(), kind, ...whose, ...place, ok: true, ...more },
    });
  };
  const customer = (order = whole(0, CUSTOMERS - 1)): Line => ({
    subject: `c-${((order * 7919 + 104_729) % 999_983).toString(16)}`,
    subjectOrder: order,
    ...(order % 900 === 0 && { flags: ['VIP'] }),
  });
  const ticketOf = ({ firm }: Worker, state: string): Line => {
    ticketNumber += 1;
    return { ticket: `#${String(ticketNumber)}`, ...(firm.tellsState && { ticketState: state }) };
  };

  const honestDay = (worker: Worker, start: number, busy: number) => {
    agentDays += 1;
    const cases = Math.max(2, worker.casesADay * busy * (0.7 + 0.6 * chance()));
    for (let nth = 0; nth < cases; nth += 1) {
      let at = start + ((nth + chance()) / cases) * 7.5 * HOUR;
      const next = () => (at += between(8, 140) * 1000);
      const whom = customer();
      const ticket = ticketOf(worker, 'in-hand');
      if (chance() < 0.4)
        tell(next(), 'search', worker, { ...ticket, ...(chance() < 0.85 ? { ...whom, rows: 1 } : {}) });
      for (let views = whole(1, 4); views > 0; views -= 1)
        tell(next(), 'view', worker, { ...ticket, ...whom, rows: 1, fields: ['name', 'orders'] });
      if (chance() < 0.12) tell(next(), 'unmask', worker, { ...ticket, ...whom, rows: 1, fields: ['phone'] });
      if (chance() < 0.5) tell(next(), 'comment', worker, { ...ticket, ...whom });
      const slip = chance();
      if (slip < 0.006) tell(next(), 'view', worker, { ...customer(), rows: 1, fields: ['name'] });
      else if (slip < 0.014) tell(next(), 'view', worker, { ...ticket, ...whom, fields: ['dob'], ok: false });
      else if (slip < 0.02) {
        const state = worker.firm.tellsState ? { ticketState: 'closed' } : {};
        tell(next() + 0.1 * HOUR, 'view', worker, { ...ticket, ...state, ...whom, rows: 1 });
      }
    }
  };

  const startOf = (worker: Worker, day: number) =>
    FROM + day * DAY + worker.startsAt * HOUR + between(-6, 6) * 60_000;
  const works = ({ offDays }: Worker, day: number) => !offDays.includes((day + 1) % 7);
  const gone = new Map<string, number>();
  const plans = wrongs({ chance, between, whole, pick, tell, customer, ticketOf, startOf });
  const suspects = shuffled(workers, chance).slice(0, plans.length);
  for (let day = 0; day < DAYS; day += 1) {
    const busy = day % 9 === 4 ? 1.5 : ([1.1, 1, 1, 0.95, 1.05, 0.7, 0.7][day % 7] ?? 1);
    for (const worker of workers) {
      if (!works(worker, day) || chance() < 0.04 || day >= (gone.get(worker.name) ?? Infinity)) continue;
      honestDay(worker, startOf(worker, day), busy);
    }
    plans.forEach((plan, nth) => {
      const worker = suspects[nth];
      const since = day - QUIET - (nth % 3);
      if (worker === undefined || since < 0) return;
      if (plan.leaves === true) gone.set(worker.name, QUIET);
      if (plan.leaves === true ? since < 4 : !works(worker, day)) return;
      if (plan.done >= plan.days) return;
      plan.done += 1;
      const before = lines.length;
      plan.does(worker, startOf(worker, day));
      for (const { at } of lines.slice(before)) {
        plan.from = Math.min(plan.from, at);
        plan.until = Math.max(plan.until, at);
      }
    });
  }
  plans.forEach(({ name, from, until }, nth) => {
    const agent = suspects[nth]?.name ?? '';
    labels.push({
      agent,
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      behaviour: name,
    });
  });
  lines.sort((one, two) => one.at - two.at);
  return { lines: lines.map(({ line }, nth) => ({ ...line, id: `x${String(nth)}` })), labels, agentDays };
}

/** Chance with a seed (Park and Miller 1988). */
function lehmer(seed: number): () => number {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffled<T>(list: readonly T[], chance: () => number): T[] {
  return list
    .map((one) => [chance(), one] as const)
    .sort(([one], [two]) => one - two)
    .map(([, one]) => one);
}
