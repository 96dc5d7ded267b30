import { isAccess, isDenied, isMiss, isUnexplained, opensForItself, selfMade } from '../access.ts';
import { measures, type Band, type Measure, type Usual } from '../detector.ts';
import { hash32, lately } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';
import { bandOf, capped, histogramOf, scaled, wider } from './band.ts';
import { fromByte } from './coding.ts';
import { Group, type KeptGroup } from './group.ts';
import { growsWithHours, growsWithTime, liveBand } from './live.ts';
import type { NormSettings } from './settings.ts';
import { keptOf, Person, personOf, slotOf, type KeptPerson } from './person.ts';

const HOUR = 3_600_000;
/** Ids of accesses that are kept per agent, for signs to cite. */
const LATEST = 8;
const DAY = 86_400_000;
/** How long a band of the running day is used before it is counted again. */
const LIVE_FOR = 5 * 60_000;
/** What an outage of the gate or the ticket system gives everybody at once. */
const outages: ReadonlySet<Measure> = new Set<Measure>(['denials-a-day', 'unexplained-a-day']);

/** People of one piece of what is kept: a few milliseconds. */
const PIECE = 200;

/** Agents whose bands are kept until the day ends or there are too many. */
const MOST_BANDS = 1000;

interface Bands {
  readonly own: Band | null;
  readonly peers: Band | null;
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
  private readonly bands = new Map<Person, (Bands | undefined)[]>();
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

  /** All but the people, which come in {@link peoplePieces}. */
  kept(): KeptNorms {
    return {
      today: this.today,
      now: this.now,
      groups: [...this.groups.values()].map((group) => group.kept()),
      people: [],
      live: [...this.live].map(([key, { at, band }]) => [key, at, band] as const),
    };
  }

  /** @returns people, so many at a time. Nothing may be counted between two of them */
  *peoplePieces(): Generator<KeptNorms['people']> {
    let piece: (readonly [string, KeptPerson])[] = [];
    for (const [agent, person] of this.people) {
      piece.push([agent, keptOf(person)]);
      if (piece.length < PIECE) continue;
      yield piece;
      piece = [];
    }
    yield piece;
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
    else if (event.kind === 'ticket-closed' && event.ticket !== null) this.countClose(person, event);
    return person;
  }

  private countClose(person: Person, event: WatchedEvent): void {
    const quick = event.at - person.ticketSince <= this.settings.quickSeconds * 1000;
    if (quick && hash32(event.ticket ?? '') === person.ticketNow) person.count('quick-closes-a-day');
  }

  private countAccess(person: Person, event: WatchedEvent): void {
    lately(person.latest, event.id, LATEST);
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
    person.accesses += 1;
    if (event.kind === 'lookup') {
      person.count('lookups-a-day');
      if (isMiss(event)) person.count('misses-a-day');
    } else if (event.kind === 'reveal' || event.kind === 'unseal') person.count('reveals-a-day');
    else if (event.kind === 'query') person.count('queries-a-day');
    if (event.kind === 'export') person.count('exported-a-day', Math.max(1, event.rows));
    if (event.rows >= this.settings.bulkRows) person.count('rows-a-day', event.rows);
    if (event.ticket !== null) {
      const hash = hash32(event.ticket);
      if (hash !== person.ticketNow) {
        person.ticketNow = hash;
        person.ticketSince = event.at;
      }
      const isNew = person.ticket(hash);
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
    // The first hour of a shift is no whole hour.
    const whole = person.hoursToday > 1;
    const byte = person.endHour();
    if (byte !== null && whole)
      for (const group of this.groupsOf(person)) group.addHour(byte, customers, hour);
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
    this.bands.clear();
    this.live.clear();
  }

  private forget(name: string, person: Person): void {
    for (const group of this.groupsOf(person)) group.members.delete(person);
    this.people.delete(name);
  }

  usual(person: Person, vendor: string, measure: Measure): Usual {
    const limit = this.limit(vendor, measure);
    const under = (band: Band | null) => (band === null || limit === undefined ? band : capped(band, limit));
    const { own, peers: frozen } = this.bandsOf(person, measure);
    const busy = frozen === null ? 1 : this.busy(person, measure);
    return { own: under(own), peers: under(this.peers(person, measure, frozen, busy)), busy };
  }

  private peers(person: Person, measure: Measure, frozen: Band | null, busy: number): Band | null {
    if (frozen === null) return this.livePeers(person, measure);
    const usual = scaled(frozen, busy);
    if (!outages.has(measure)) return usual;
    const live = this.livePeers(person, measure);
    // Half of all are beyond what four of five stay below: that is no one person's doing.
    return live !== null && live.median > usual.p80 + 1 ? wider(usual, live) : usual;
  }

  private bandsOf(person: Person, measure: Measure): Bands {
    let all = this.bands.get(person);
    if (all === undefined) {
      if (this.bands.size >= MOST_BANDS) this.bands.clear();
      all = new Array<undefined>(measures.length).fill(undefined);
      this.bands.set(person, all);
    }
    const slot = slotOf[measure];
    return (all[slot] ??= this.learnt(person, measure));
  }

  private learnt(person: Person, measure: Measure): Bands {
    const { ownDays, windowWeeks, peerDays, firstDays, mostGrown } = this.settings;
    const days = person.history(measure, this.today, windowWeeks);
    const history = histogramOf(days);
    const peers = this.othersOf(person, measure, history, peerDays);
    const own = bandOf(history);
    if (own === null || own.n < ownDays) return { own: null, peers };
    // Who grows slowly makes each day usual for the next: the own norm grows no further than from its first days.
    const first = Math.max(...days.slice(0, firstDays).map(fromByte)) * mostGrown;
    return { own: capped(own, Math.max(first, peers?.p99 ?? Infinity)), peers };
  }

  private othersOf(person: Person, measure: Measure, own: Uint32Array, enough: number): Band | null {
    for (const group of this.groupsOf(person)) {
      // An agent is no peer of itself: in a small queue its own days would make themselves usual.
      const band = bandOf(group.usual(measure).map((count, byte) => Math.max(0, count - (own[byte] ?? 0))));
      if (band !== null && band.n >= enough) return band;
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
