import { measures, type Measure } from '../detector.ts';
import { toByte } from './coding.ts';
import { packed, unpackInto } from './packing.ts';

/** Days that are kept per agent: at five a week, 64 worked days are 90 on the calendar. */
const KEPT_DAYS = 64;
/** Hours that are kept per agent: three weeks of eight-hour days. */
const KEPT_HOURS = 128;
const N = measures.length;

/** One block of bytes a person: a typed array costs more than what stands in it. */
const DAYS_AT = 0;
const STAMPS_AT = DAYS_AT + KEPT_DAYS * N;
const HOURS_AT = STAMPS_AT + KEPT_DAYS;
const TODAY_HOURS_AT = HOURS_AT + KEPT_HOURS;
const BITS_AT = TODAY_HOURS_AT + 24;
const BITS = { hour: 256, day: 1024, unexplained: 256, tickets: 256 };
const BITS_OF = {
  hour: BITS_AT,
  day: BITS_AT + BITS.hour / 8,
  unexplained: BITS_AT + (BITS.hour + BITS.day) / 8,
  tickets: BITS_AT + (BITS.hour + BITS.day + BITS.unexplained) / 8,
};
const BYTES = BITS_OF.tickets + BITS.tickets / 8;

export const slotOf = Object.fromEntries(measures.map((measure, index) => [measure, index])) as Readonly<
  Record<Measure, number>
>;

/**
 * What is counted of one agent: the running hour and day, the latest worked days, the latest hours. Distinct customers
 * are counted in bitmaps with the estimator of Whang et al. (1990), kept running: about 3 % off at 500 a day.
 */
export class Person {
  group = '';
  /** Days since 1970, UTC; -1 before the first event. */
  day = -1;
  hour = -1;
  /** Milliseconds: the latest event. */
  lastAt = 0;
  /** The latest day on which the agent did something. */
  lastDay = -1;
  daysKnown = 0;
  /** Hours in which the agent did something today. */
  hoursToday = 0;
  hoursKnown = 0;
  /** Distinct tickets today. */
  tickets = 0;
  /** Hash of the ticket worked on last, and when its first customer was seen, in milliseconds. */
  ticketNow = 0;
  ticketSince = 0;
  /** Accesses today. */
  accesses = 0;
  /** Ids of the latest accesses, oldest first. */
  readonly latest: string[] = [];
  readonly now: number[] = new Array<number>(N).fill(0);
  readonly bytes = new Uint8Array(BYTES);

  /** @returns how much the running estimate of distinct hashes grows, zero for one that was seen */
  private distinct(set: keyof typeof BITS, hash: number): number {
    const size = BITS[set];
    const bit = hash & (size - 1);
    const at = BITS_OF[set] + (bit >> 3);
    const mask = 1 << (bit & 7);
    const byte = this.bytes[at] ?? 0;
    if ((byte & mask) !== 0) return 0;
    this.bytes[at] = byte | mask;
    return size / this.free(set);
  }

  private free(set: keyof typeof BITS): number {
    let used = -1;
    for (let at = BITS_OF[set]; at < BITS_OF[set] + BITS[set] / 8; at += 1) {
      for (let byte = this.bytes[at] ?? 0; byte !== 0; byte &= byte - 1) used += 1;
    }
    return BITS[set] - used;
  }

  count(measure: Measure, by = 1): void {
    const slot = slotOf[measure];
    this.now[slot] = (this.now[slot] ?? 0) + by;
  }

  customer(hash: number, onTicket: boolean): void {
    const more = this.distinct('hour', hash);
    if (more > 0) this.count('subjects-an-hour', more);
    const today = this.distinct('day', hash);
    if (today === 0) return;
    this.count('subjects-a-day', today);
    if (onTicket) this.count('subjects-a-ticket', today);
  }

  unexplained(hash: number): void {
    const more = this.distinct('unexplained', hash);
    if (more > 0) this.count('unexplained-a-day', more);
  }

  /** @returns whether the ticket was not seen today */
  ticket(hash: number): boolean {
    const more = this.distinct('tickets', hash);
    this.tickets += more;
    return more > 0;
  }

  /** The count of the running hour or day; per customer or ticket where the measure says so. */
  value(measure: Measure): number {
    const { now } = this;
    const of = (name: Measure) => now[slotOf[name]] ?? 0;
    const subjects = Math.max(1, of('subjects-a-day'));
    switch (measure) {
      case 'reveals-per-subject':
        return of('reveals-a-day') / subjects;
      case 'lookups-per-subject':
        return of('lookups-a-day') / subjects;
      case 'misses-per-lookup':
        // In hundredths: bands are of whole numbers where counts are small.
        return (100 * of('misses-a-day')) / Math.max(1, of('lookups-a-day'));
      case 'accesses-a-ticket':
        return this.tickets === 0 ? 0 : this.accesses / this.tickets;
      case 'subjects-a-ticket':
        return this.tickets === 0 ? 0 : of('subjects-a-ticket') / this.tickets;
      default:
        return Math.round(of(measure));
    }
  }

  /** Ends the running hour. @returns its distinct customers as a byte, or null where the agent did nothing in it */
  endHour(): number | null {
    if (this.hour < 0) return null;
    const byte = toByte(this.value('subjects-an-hour'));
    if (this.hoursToday <= 24) this.bytes[TODAY_HOURS_AT + this.hoursToday - 1] = byte;
    this.bytes.fill(0, BITS_OF.hour, BITS_OF.day);
    this.now[slotOf['subjects-an-hour']] = 0;
    this.hour = -1;
    return byte;
  }

  startHour(hour: number): void {
    this.hour = hour;
    this.hoursToday += 1;
  }

  /** Ends the running day: what it taught counts from now on. Ends its hour too, before. */
  endDay(): void {
    const place = this.daysKnown % KEPT_DAYS;
    for (let slot = 0; slot < N; slot += 1) {
      const measure = measures[slot];
      if (measure !== undefined) this.bytes[DAYS_AT + slot * KEPT_DAYS + place] = toByte(this.value(measure));
    }
    this.bytes[STAMPS_AT + place] = weekOf(this.day);
    for (let index = 0; index < Math.min(24, this.hoursToday); index += 1) {
      this.bytes[HOURS_AT + (this.hoursKnown % KEPT_HOURS)] = this.bytes[TODAY_HOURS_AT + index] ?? 0;
      this.hoursKnown += 1;
    }
    this.daysKnown += 1;
    this.lastDay = this.day;
    this.hoursToday = 0;
    this.tickets = 0;
    this.accesses = 0;
    this.day = -1;
    this.now.fill(0);
    this.bytes.fill(0, BITS_OF.hour);
  }

  /**
   * The bytes of the latest days (or hours) of a measure, oldest first.
   * @param weeks after which a day no longer counts
   */
  history(measure: Measure, today: number, weeks: number): readonly number[] {
    const bytes: number[] = [];
    if (measure === 'subjects-an-hour') {
      for (let index = Math.max(0, this.hoursKnown - KEPT_HOURS); index < this.hoursKnown; index += 1) {
        bytes.push(this.bytes[HOURS_AT + (index % KEPT_HOURS)] ?? 0);
      }
      return bytes;
    }
    const from = DAYS_AT + slotOf[measure] * KEPT_DAYS;
    const skipsEmpty = workOfFew.has(measure);
    for (let index = Math.max(0, this.daysKnown - KEPT_DAYS); index < this.daysKnown; index += 1) {
      const place = index % KEPT_DAYS;
      if (((weekOf(today) - (this.bytes[STAMPS_AT + place] ?? 0)) & 255) > weeks) continue;
      const byte = this.bytes[from + place] ?? 0;
      if (byte > 0 || !skipsEmpty) bytes.push(byte);
    }
    return bytes;
  }
}

/** Measures whose empty days say nothing. */
export const workOfFew: ReadonlySet<Measure> = new Set<Measure>([
  'rows-a-day',
  'queries-a-day',
  'exported-a-day',
]);

/** A person in a snapshot. */
export interface KeptPerson {
  readonly group: string;
  readonly numbers: readonly number[];
  readonly now: readonly number[];
  readonly latest: readonly string[];
  readonly bytes: string;
}

export function keptOf(person: Person): KeptPerson {
  const {
    group,
    day,
    hour,
    lastAt,
    lastDay,
    daysKnown,
    hoursToday,
    hoursKnown,
    tickets,
    ticketNow,
    ticketSince,
  } = person;
  const numbers = [
    day,
    hour,
    lastAt,
    lastDay,
    daysKnown,
    hoursToday,
    hoursKnown,
    tickets,
    ticketNow,
    ticketSince,
  ];
  return { group, numbers, now: [...person.now], latest: [...person.latest], bytes: packed(person.bytes) };
}

export function personOf(kept: KeptPerson): Person {
  const person = new Person();
  const [day = -1, hour = -1, lastAt = 0, lastDay = -1, daysKnown = 0, hoursToday = 0] = kept.numbers;
  const [hoursKnown = 0, tickets = 0, ticketNow = 0, ticketSince = 0, accesses = 0] = kept.numbers.slice(6);
  Object.assign(person, { day, hour, lastAt, lastDay, daysKnown, hoursToday, hoursKnown, tickets });
  Object.assign(person, { ticketNow, ticketSince, accesses });
  person.group = kept.group;
  kept.now.slice(0, N).forEach((value, slot) => (person.now[slot] = value));
  person.latest.push(...kept.latest);
  unpackInto(kept.bytes, person.bytes);
  return person;
}

/** Weeks since 1970, the last eight bits: five years until a week looks young again. */
const weekOf = (day: number): number => Math.floor(day / 7) & 255;
