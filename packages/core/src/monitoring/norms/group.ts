import { measures, type Measure } from '../detector.ts';
import { toByte } from './coding.ts';
import { slotOf, workOfFew, type Person } from './person.ts';

/** Days in a part of the window; three parts are the 90 days, the oldest is dropped whole. */
const PART_DAYS = 30;
const PARTS = 3;
const HOURS_A_WEEK = 168;
/** 1970 began on a Thursday; the week here begins on that day, which changes nothing. */
const hourOfWeek = (hour: number): number => ((hour % HOURS_A_WEEK) + HOURS_A_WEEK) % HOURS_A_WEEK;

/** An hour or a day that runs: customers of all its agents together. */
interface Running {
  /** Hours or days since 1970. */
  period: number;
  sum: number;
  agents: number;
}

/** What one agent adds to how busy all are, in means of an hour or day: nobody makes a queue busy alone. */
const MOST_ADDED = 3;

/** Peers: agents of a queue, of a vendor, or all. What is usual among them, up to yesterday, and how today goes. */
export class Group {
  readonly members = new Set<Person>();
  /** Oldest first; the last is being filled. */
  private parts: { part: number; counts: Uint32Array }[] = [];
  private readonly hour: Running = { period: -1, sum: 0, agents: 0 };
  private readonly day: Running = { period: -1, sum: 0, agents: 0 };
  /** Sums and agent hours by hour of the week. */
  private readonly week = new Float64Array(HOURS_A_WEEK * 2);
  private hourMean = 0;
  /** Customers of all agent days, and agent days; weeks back count less. */
  private dayMean = { sum: 0, n: 0 };
  private meanOfDay = 0;
  private readonly usuals = new Map<Measure, Uint32Array>();
  /** The hours that ended today, for the first days. */
  readonly hoursToday = new Uint32Array(256);
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  private readonly weekToday = new Float64Array(HOURS_A_WEEK * 2);

  /** A person's hour is over. It counts as usual from tomorrow on. */
  addHour(byte: number, customers: number, hour: number): void {
    this.hoursToday[byte] = (this.hoursToday[byte] ?? 0) + 1;
    const cell = hourOfWeek(hour) * 2;
    this.weekToday[cell] = (this.weekToday[cell] ?? 0) + customers;
    this.weekToday[cell + 1] = (this.weekToday[cell + 1] ?? 0) + 1;
  }

  /** A person's day is over. */
  addDay(person: Person, today: number): void {
    for (const measure of measures) {
      if (measure === 'subjects-an-hour') continue;
      const byte = toByte(person.value(measure));
      if (byte > 0 || !workOfFew.has(measure)) this.add(measure, byte, 1, today);
    }
    this.dayMean.sum += person.value('subjects-a-day');
    this.dayMean.n += 1;
  }

  /** A person has seen one customer more in the running hour and day. */
  customer(person: Person, more: number, today: number): void {
    run(this.hour, person.hour, person.value('subjects-an-hour'), more, this.hourMean);
    run(this.day, today, person.value('subjects-a-day'), more, this.meanOfDay);
  }

  /** How busy the others are in the running hour, beside the usual hour or this hour of the week; null if few are there. */
  busyHour(person: Person, fewest: number, seasonHours: number): number | null {
    if (this.hour.period !== person.hour) return null;
    const busy = others(this.hour, person.value('subjects-an-hour'), this.hourMean, fewest);
    return busy === null ? null : Math.max(busy, this.season(person.hour, seasonHours));
  }

  /** How busy the others are today, beside the usual day; null if few are there. */
  busyDay(person: Person, fewest: number): number | null {
    return others(this.day, person.value('subjects-a-day'), this.meanOfDay, fewest);
  }

  private add(measure: Measure, byte: number, times: number, today: number): void {
    const part = Math.floor(today / PART_DAYS);
    let last = this.parts.at(-1);
    if (last === undefined || last.part < part) {
      last = { part, counts: new Uint32Array(measures.length * 256) };
      this.parts.push(last);
    }
    const at = slotOf[measure] * 256 + byte;
    last.counts[at] = (last.counts[at] ?? 0) + times;
  }

  /** A new day: what yesterday taught counts from now on. */
  startDay(today: number): void {
    this.usuals.clear();
    this.hoursToday.forEach((times, byte) => {
      if (times > 0) this.add('subjects-an-hour', byte, times, today);
    });
    this.weekToday.forEach((more, cell) => {
      this.week[cell] = (this.week[cell] ?? 0) + more;
    });
    const oldest = Math.floor(today / PART_DAYS) - PARTS;
    this.parts = this.parts.filter(({ part }) => part > oldest);
    this.hoursToday.fill(0);
    this.weekToday.fill(0);
    let sum = 0;
    let hours = 0;
    for (let index = 0; index < this.week.length; index += 2) {
      sum += this.week[index] ?? 0;
      hours += this.week[index + 1] ?? 0;
    }
    this.hourMean = hours === 0 ? 0 : sum / hours;
    this.meanOfDay = this.dayMean.n === 0 ? 0 : this.dayMean.sum / this.dayMean.n;
    this.dayMean = { sum: this.dayMean.sum * 0.98, n: this.dayMean.n * 0.98 };
  }

  /** What was usual up to yesterday: the histogram over bytes of `coding.ts`. */
  usual(measure: Measure): Uint32Array {
    const kept = this.usuals.get(measure);
    if (kept !== undefined) return kept;
    const counts = new Uint32Array(256);
    const from = slotOf[measure] * 256;
    for (const part of this.parts) {
      for (let byte = 0; byte < 256; byte += 1) {
        counts[byte] = (counts[byte] ?? 0) + (part.counts[from + byte] ?? 0);
      }
    }
    this.usuals.set(measure, counts);
    return counts;
  }

  kept(): KeptGroup {
    const { name, hour, day } = this;
    return {
      name,
      parts: this.parts.map(({ part, counts }) => [part, sparse(counts)] as const),
      running: [hour.period, hour.sum, hour.agents, day.period, day.sum, day.agents],
      means: [this.hourMean, this.meanOfDay, this.dayMean.sum, this.dayMean.n],
      week: sparse(this.week),
      weekToday: sparse(this.weekToday),
      hoursToday: sparse(this.hoursToday),
    };
  }

  static from(kept: KeptGroup): Group {
    const group = new Group(kept.name);
    group.parts = kept.parts.map(([part, from]) => {
      const counts = new Uint32Array(measures.length * 256);
      fill(counts, from);
      return { part, counts };
    });
    const [hour = -1, hourSum = 0, hourAgents = 0, day = -1, daySum = 0, dayAgents = 0] = kept.running;
    Object.assign(group.hour, { period: hour, sum: hourSum, agents: hourAgents });
    Object.assign(group.day, { period: day, sum: daySum, agents: dayAgents });
    const [hourMean = 0, meanOfDay = 0, sum = 0, n = 0] = kept.means;
    Object.assign(group, { hourMean, meanOfDay, dayMean: { sum, n } });
    fill(group.week, kept.week);
    fill(group.weekToday, kept.weekToday);
    fill(group.hoursToday, kept.hoursToday);
    return group;
  }

  private season(hour: number, enough: number): number {
    const cell = hourOfWeek(hour) * 2;
    const n = this.week[cell + 1] ?? 0;
    return n < enough || this.hourMean === 0 ? 1 : (this.week[cell] ?? 0) / n / this.hourMean;
  }
}

/** A group in a snapshot; of histograms only what is not zero. */
export interface KeptGroup {
  readonly name: string;
  readonly parts: readonly (readonly [part: number, counts: Sparse])[];
  readonly running: readonly number[];
  readonly means: readonly number[];
  readonly week: Sparse;
  readonly weekToday: Sparse;
  readonly hoursToday: Sparse;
}

type Sparse = readonly (readonly [index: number, value: number])[];

function sparse(values: ArrayLike<number>): Sparse {
  return Array.from(values, (value, index) => [index, value] as const).filter(([, value]) => value !== 0);
}

function fill(values: Record<number, number>, from: Sparse): void {
  for (const [index, value] of from) values[index] = value;
}

function run(running: Running, period: number, value: number, more: number, mean: number): void {
  if (period < running.period) return;
  if (period > running.period) {
    running.period = period;
    running.sum = 0;
    running.agents = 0;
  }
  if (value - more < 0.5) running.agents += 1;
  if (mean === 0 || value <= MOST_ADDED * mean) running.sum += more;
}

function others(running: Running, mine: number, mean: number, fewest: number): number | null {
  const agents = running.agents - 1;
  if (mean === 0 || agents < fewest) return null;
  return Math.max(0, running.sum - Math.min(mine, MOST_ADDED * mean)) / agents / mean;
}
