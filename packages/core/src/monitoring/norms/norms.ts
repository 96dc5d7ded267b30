import { isAccess, isDenied, isMiss, isUnexplained, opensForItself, selfMade } from '../access.ts';
import { measures, type Band, type Measure, type Usual } from '../detector.ts';
import { hash32 } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';
import { bandOf, capped, scaled } from './band.ts';
import { Group, type KeptGroup } from './group.ts';
import { growsWithHours, growsWithTime, liveBand } from './live.ts';
import { keptOf, Person, personOf, slotOf, type KeptPerson } from './person.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;
/** How long a band of the running day is used before it is counted again. */
const LIVE_FOR = 5 * 60_000;
/** What an outage of the gate or the ticket system gives everybody at once. */
const outages: ReadonlySet<Measure> = new Set<Measure>(['denials-a-day', 'unexplained-a-day']);

export interface NormSettings {
  /** Agent days (or hours) of peers from which on what was learnt is used. */
  readonly peerDays: number;
  /** Peers below which the running day says nothing. */
  readonly livePeers: number;
  /** Days from which on an agent's own norm is used. */
  readonly ownDays: number;
  /** Weeks after which an agent's own days no longer count. */
  readonly windowWeeks: number;
  /** The most that a busy queue widens its norm. */
  readonly mostBusy: number;
  /** Agent hours an hour of the week needs to count as a season. */
  readonly seasonHours: number;
  /** Days after which an agent who does nothing is forgotten. */
  readonly forgetDays: number;
}

export interface KeptNorms {
  readonly today: number;
  readonly now: number;
  readonly groups: readonly KeptGroup[];
  readonly people: readonly (readonly [agent: string, person: KeptPerson])[];
  /** What the running day said, since it is not counted again at each question. */
  readonly live: readonly (readonly [key: string, at: number, band: Band | null])[];
}

/** Counts the measures of everyone, and says what is usual (detector.ts `Usual`). */
export class Norms {
  private readonly people = new Map<string, Person>();
  private readonly groups = new Map<string, Group>();
  /** Days since 1970 of the running day. */
  private today = -1;
  private now = 0;
  private readonly nearest = new Map<string, readonly Group[]>();
  private readonly own = new Map<Person, (Band | null | undefined)[]>();
  private readonly live = new Map<string, { readonly at: number; readonly band: Band | null }>();
  private readonly settings: NormSettings;
  private readonly limit: (vendor: string, measure: Measure) => number | undefined;

  constructor(
    settings: NormSettings,
    limit: (vendor: string, measure: Measure) => number | undefined,
    kept?: KeptNorms,
  ) {
    this.settings = settings;
    this.limit = limit;
    if (kept === undefined) return;
    this.today = kept.today;
    this.now = kept.now;
    for (const group of kept.groups) this.groups.set(group.name, Group.from(group));
    for (const [agent, told] of kept.people) {
      const person = personOf(told);
      this.people.set(agent, person);
      for (const group of this.groupsOf(person)) group.members.add(person);
    }
    for (const [key, at, band] of kept.live) this.live.set(key, { at, band });
  }

  kept(): KeptNorms {
    return {
      today: this.today,
      now: this.now,
      groups: [...this.groups.values()].map((group) => group.kept()),
      people: [...this.people].map(([agent, person]) => [agent, keptOf(person)] as const),
      live: [...this.live].map(([key, { at, band }]) => [key, at, band] as const),
    };
  }

  /** Counts an event. @returns whose it is, null for one without an agent */
  count(event: WatchedEvent): Person | null {
    const day = Math.floor(event.at / DAY);
    if (day > this.today) this.startDay(day);
    this.now = Math.max(this.now, event.at);
    if (event.agent === '') return null;
    let person = this.people.get(event.agent);
    if (person === undefined) {
      person = new Person();
      this.people.set(event.agent, person);
    }
    this.place(person, event);
    if (opensForItself(event)) person.count('self-opened-a-day');
    if (isAccess(event)) this.countAccess(person, event);
    return person;
  }

  private countAccess(person: Person, event: WatchedEvent): void {
    // What comes late belongs to a day that is over; counted today it misleads least.
    if (person.day < 0) person.day = this.today;
    const hour = Math.max(Math.floor(event.at / HOUR), person.hour);
    if (hour !== person.hour) {
      this.endHour(person);
      person.startHour(hour);
    }
    if (isDenied(event)) {
      person.count('denials-a-day');
      return;
    }
    person.count('accesses-a-day');
    if (event.kind === 'lookup') person.count('lookups-a-day');
    else if (event.kind === 'reveal' || event.kind === 'unseal') person.count('reveals-a-day');
    else if (event.kind === 'query') person.count('queries-a-day');
    else if (event.kind === 'note' || event.kind === 'reply' || event.kind === 'act')
      person.count('works-a-day');
    if (event.kind === 'export') person.count('exported-a-day', Math.max(1, event.rows));
    if (event.rows > 0) person.count('rows-a-day', event.rows);
    if (event.ticket !== null) {
      const isNew = person.ticket(hash32(event.ticket));
      if (isNew && selfMade(event)) person.count('self-opened-a-day');
    }
    if (event.subject === null || isMiss(event)) return;
    const customer = hash32(event.subject);
    const before = person.value('subjects-an-hour');
    person.customer(customer, event.ticket !== null);
    const more = person.value('subjects-an-hour') - before;
    if (more > 0) for (const group of this.groupsOf(person)) group.customer(person, more, this.today);
    if (isUnexplained(event)) person.unexplained(customer);
  }

  private place(person: Person, event: WatchedEvent): void {
    const name = event.queue === null ? event.vendor : `${event.vendor}\n${event.queue}`;
    if (person.group === name || (event.queue === null && person.group.startsWith(`${event.vendor}\n`)))
      return;
    for (const group of this.groupsOf(person)) group.members.delete(person);
    person.group = name;
    for (const group of this.groupsOf(person)) group.members.add(person);
  }

  /** The queue, the vendor, and all: the nearest peers first. */
  private groupsOf(person: Person): readonly Group[] {
    let groups = this.nearest.get(person.group);
    if (groups === undefined) {
      const vendor = person.group.split('\n', 1)[0] ?? '';
      groups = [...new Set([person.group, vendor, ''])].map((name) => this.group(name));
      this.nearest.set(person.group, groups);
    }
    return groups;
  }

  private group(name: string): Group {
    let group = this.groups.get(name);
    if (group === undefined) {
      group = new Group(name);
      this.groups.set(name, group);
    }
    return group;
  }

  private endHour(person: Person): void {
    const hour = person.hour;
    const customers = person.value('subjects-an-hour');
    const byte = person.endHour();
    if (byte !== null) for (const group of this.groupsOf(person)) group.addHour(byte, customers, hour);
  }

  private startDay(day: number): void {
    const before = this.today;
    this.today = day;
    for (const [name, person] of this.people) {
      if (person.day < 0) {
        if (day - person.lastDay > this.settings.forgetDays && before >= 0) this.forget(name, person);
        continue;
      }
      this.endHour(person);
      for (const group of this.groupsOf(person)) group.addDay(person, before);
      person.endDay();
    }
    for (const group of this.groups.values()) group.startDay(day);
    this.own.clear();
    this.live.clear();
  }

  private forget(name: string, person: Person): void {
    for (const group of this.groupsOf(person)) group.members.delete(person);
    this.people.delete(name);
  }

  usual(person: Person, vendor: string, measure: Measure): Usual {
    const limit = this.limit(vendor, measure);
    const under = (band: Band | null) => (band === null || limit === undefined ? band : capped(band, limit));
    const frozen = this.frozenPeers(person, measure);
    const own = this.ownBand(person, measure);
    return {
      own: under(own !== null && frozen !== null ? capped(own, frozen.p99) : own),
      peers: under(this.peers(person, measure, frozen)),
    };
  }

  private peers(person: Person, measure: Measure, frozen: Band | null): Band | null {
    if (frozen === null) return this.livePeers(person, measure);
    const usual = scaled(frozen, this.busy(person, measure));
    if (!outages.has(measure)) return usual;
    const live = this.livePeers(person, measure);
    return live !== null && live.median > usual.p95 ? live : usual;
  }

  private ownBand(person: Person, measure: Measure): Band | null {
    if (person.daysKnown < this.settings.ownDays) return null;
    let bands = this.own.get(person);
    if (bands === undefined) {
      if (this.own.size >= 2000) this.own.clear();
      bands = new Array<undefined>(measures.length).fill(undefined);
      this.own.set(person, bands);
    }
    const slot = slotOf[measure];
    let band = bands[slot];
    if (band === undefined) {
      const histogram = new Uint32Array(256);
      person.history(measure, this.today, this.settings.windowWeeks, histogram);
      band = bandOf(histogram);
      bands[slot] = band;
    }
    return band;
  }

  private frozenPeers(person: Person, measure: Measure): Band | null {
    for (const group of this.groupsOf(person)) {
      const band = group.usual(measure);
      if (band !== null && band.n >= this.settings.peerDays) return band;
    }
    return null;
  }

  private livePeers(person: Person, measure: Measure): Band | null {
    for (const group of this.groupsOf(person)) {
      const key = `${group.name} ${measure}`;
      let kept = this.live.get(key);
      if (kept === undefined || this.now - kept.at > LIVE_FOR) {
        kept = { at: this.now, band: liveBand(group, measure, this.today, this.settings.livePeers) };
        this.live.set(key, kept);
      }
      if (kept.band !== null)
        return growsWithHours(measure) ? scaled(kept.band, person.hoursToday) : kept.band;
    }
    return null;
  }

  /** How much busier the others are than usual, from 1 up: an outage is nobody's anomaly. */
  private busy(person: Person, measure: Measure): number {
    if (!growsWithTime(measure)) return 1;
    const { mostBusy, livePeers, seasonHours } = this.settings;
    for (const group of this.groupsOf(person)) {
      const factor =
        measure === 'subjects-an-hour'
          ? group.busyHour(person, livePeers, seasonHours)
          : group.busyDay(person, livePeers);
      if (factor !== null) return Math.min(mostBusy, Math.max(1, factor));
    }
    return 1;
  }
}
